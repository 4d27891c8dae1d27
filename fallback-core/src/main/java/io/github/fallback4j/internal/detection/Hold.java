package io.github.fallback4j.internal.detection;

import java.time.Duration;

/**
 * How long a dependency is left alone before it is tried. Stateless.
 *
 * @param first in the first {@link #GROWS_FROM} of an outage: most are short, and a long hold would
 *     skip a dependency that is back
 * @param longest from {@link #GROWS_UNTIL} of outage on; in between it grows evenly
 */
record Hold(Duration first, Duration longest) {
  /** How long an outage lasts when the hold begins to grow. */
  static final Duration GROWS_FROM = Duration.ofSeconds(30);

  /** How long an outage lasts when the hold has grown to its longest. */
  static final Duration GROWS_UNTIL = Duration.ofSeconds(60);

  /** How much each hold varies, up and down, so that instances do not try together. */
  static final double JITTER = 0.2;

  /**
   * Returns the length of the next hold.
   *
   * @param outageNanos how long the outage lasts so far
   * @param random 0 to 1, even
   */
  Duration next(long outageNanos, double random) {
    double grown =
        (outageNanos - GROWS_FROM.toNanos()) / (double) GROWS_UNTIL.minus(GROWS_FROM).toNanos();
    grown = Math.min(1.0, Math.max(0, grown));
    double nanos = first.toNanos() + grown * longest.minus(first).toNanos();
    return Duration.ofNanos((long) (nanos * (1 - JITTER + 2 * JITTER * random)));
  }
}
