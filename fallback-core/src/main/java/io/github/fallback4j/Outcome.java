package io.github.fallback4j;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An answer and where it came from. Immutable if the answer is.
 *
 * @param <T> type of the answer
 */
public sealed interface Outcome<T extends @Nullable Object> {

  /** Returns the answer, whatever its origin. */
  T value();

  /**
   * The dependency's own answer.
   *
   * @param value the answer
   * @param <T> type of the answer
   */
  record Live<T extends @Nullable Object>(T value) implements Outcome<T> {}

  /**
   * The last known good answer.
   *
   * @param value the answer
   * @param age how long ago the dependency gave it
   * @param why why the dependency was not called, or did not answer
   * @param <T> type of the answer
   */
  record Stale<T extends @Nullable Object>(T value, Duration age, Degradation why)
      implements Outcome<T> {}

  /**
   * The answer of the fallback.
   *
   * @param value the answer
   * @param why why the dependency was not called, or did not answer
   * @param <T> type of the answer
   */
  record Substitute<T extends @Nullable Object>(T value, Degradation why) implements Outcome<T> {}

  /**
   * The empty value of the return type.
   *
   * @param value the answer
   * @param why why the dependency was not called, or did not answer
   * @param <T> type of the answer
   */
  record Empty<T extends @Nullable Object>(T value, Degradation why) implements Outcome<T> {}
}
