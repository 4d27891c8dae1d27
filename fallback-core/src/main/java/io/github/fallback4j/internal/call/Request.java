package io.github.fallback4j.internal.call;

import io.github.fallback4j.Degradation;
import org.jspecify.annotations.Nullable;

/**
 * One call, and what there is to answer without it.
 *
 * @param <T> type of the answer
 */
public interface Request<T extends @Nullable Object> extends RoutedCall<T> {

  /** What the answer depends on, as the key of the last known good one. */
  default @Nullable Object key() {
    return null;
  }

  /** Whether there is a fallback. */
  boolean hasSubstitute();

  /** The fallback's answer; asked only if there is one. */
  T substitute(Degradation why) throws Throwable;

  /** Whether the type of the answer has an empty value. */
  default boolean hasEmpty() {
    return false;
  }

  /** The empty value; asked only if there is one. */
  default T empty() {
    throw new IllegalStateException("there is no empty value");
  }
}
