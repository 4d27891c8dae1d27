package io.github.fallback4j.internal.detection;

import java.time.Duration;

/**
 * When to look into failures in a row that are too few to be sure of: from the second on, every 200
 * ms, unless callers make calls enough themselves. Not safe for use by many threads.
 */
final class Suspicion {
  /** How long after a failure, or after a look, to look. */
  static final Duration PERIOD = Duration.ofMillis(200);

  private static final int FAILURES = 2;

  /** More failures than these within a period: then callers find out sooner than a probe would. */
  private static final int ENOUGH = 4;

  private boolean looking;
  private boolean resting;
  private int seen;

  /**
   * Begins to look, if there is reason to and nobody looks yet.
   *
   * @param streak failures in a row so far
   */
  boolean begins(int streak) {
    if (looking || resting || streak < FAILURES) {
      return false;
    }
    looking = true;
    seen = streak;
    return true;
  }

  /**
   * Checks whether the wait between two test calls is over.
   *
   * @param streak failures in a row so far
   * @return whether to make a call
   */
  boolean ends(int streak) {
    looking = false;
    return !resting && streak >= FAILURES && streak - seen < ENOUGH;
  }

  /** A look found nothing: rests until the next failure. */
  void rest() {
    resting = true;
  }

  /** Something failed: what a look found before does not hold any more. */
  void failed() {
    resting = false;
  }
}
