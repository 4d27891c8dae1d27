package io.github.fallback4j.internal.detection;

import java.util.concurrent.TimeUnit;

/**
 * Failures in a row, and whether there are enough of them for long enough. Not safe for use by many
 * threads. Time is handed in.
 *
 * <p>It stands before the breaker: the first failures of a streak pass, all but the last one that
 * would trip it; from there on a failure passes only when the streak spans its time. Of successes
 * only the one that ends a streak passes: further ones would change nothing in a window that trips
 * on failures in a row, so a healthy call need not reach the breaker at all.
 */
final class FailureStreak {
  private final int failures;
  private final long spanNanos;

  private int length;
  private int overdue;
  private long beganAt;

  FailureStreak(int failures, long spanNanos) {
    this.failures = failures;
    this.spanNanos = spanNanos;
  }

  /**
   * Takes note of a failure; returns whether it passes.
   *
   * @param wasOverdue whether no answer came in time
   */
  boolean failed(long now, boolean wasOverdue) {
    if (length == 0) {
      beganAt = now;
    }
    length++;
    overdue += wasOverdue ? 1 : 0;
    return length < failures || now - beganAt >= spanNanos;
  }

  /** Ends the streak; returns whether there was one, and so whether the success passes. */
  boolean end() {
    boolean ended = length > 0;
    length = 0;
    overdue = 0;
    return ended;
  }

  boolean active() {
    return length > 0;
  }

  int length() {
    return length;
  }

  /** How many calls of the streak were overdue. */
  int overdue() {
    return overdue;
  }

  /** The streak, for people. */
  String describe(long now) {
    return "%d failures in a row within %d ms"
        .formatted(length, TimeUnit.NANOSECONDS.toMillis(nanos(now)));
  }

  /** How long it lasts so far. */
  long nanos(long now) {
    return length == 0 ? 0 : now - beganAt;
  }
}
