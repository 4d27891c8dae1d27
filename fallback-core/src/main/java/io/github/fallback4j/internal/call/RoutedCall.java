package io.github.fallback4j.internal.call;

import org.jspecify.annotations.Nullable;

/**
 * A call that goes by one route, or by either of two.
 *
 * @param <T> type of the answer
 */
@FunctionalInterface
public interface RoutedCall<T extends @Nullable Object> {
  /** Makes the call by the primary route. */
  T call() throws Throwable;

  /** Whether the call can be made by a standby route too. */
  default boolean hasStandby() {
    return false;
  }

  /** Makes the call by the standby route; asked only if there is one. */
  default T callStandby() throws Throwable {
    throw new IllegalStateException("there is no standby route");
  }
}
