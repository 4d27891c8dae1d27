package io.github.fallback4j.internal.call;

import io.github.fallback4j.Cause;

/** Counts calls that did not end well. Safe for use by many threads. */
@FunctionalInterface
interface FailureCount {
  /** Counts nothing, where failures are counted elsewhere. */
  FailureCount NONE = (cause, elapsed) -> {};

  /**
   * Counts one call that failed.
   *
   * @param cause {@link Cause#DEADLINE} if it was overdue, else {@link Cause#FAILURE}
   * @param elapsed how long it had run, in nanoseconds
   */
  void failed(Cause cause, long elapsed);
}
