package io.github.fallback4j.internal.detection;

import java.time.Duration;

/**
 * How long a dependency is left alone before it is tried. Stateless.
 *
 * @param first at the beginning of an outage
 * @param longest from {@link #GROWS_FOR} of outage on; in between it grows evenly
 */
record Hold(Duration first, Duration longest) {
  /** How long an outage lasts until the hold has grown to its longest. */
  static final Duration GROWS_FOR = Duration.ofSeconds(60);

  /** How much each hold varies, up and down, so that instances do not try together. */
  static final double JITTER = 0.2;

  /**
   * The next hold.
   *
   * @param outageNanos how long the outage lasts so far
   * @param random 0 to 1, even
   */
  Duration next(long outageNanos, double random) {
    double grown = Math.min(1.0, Math.max(0, outageNanos) / (double) GROWS_FOR.toNanos());
    double nanos = first.toNanos() + grown * longest.minus(first).toNanos();
    return Duration.ofNanos((long) (nanos * (1 - JITTER + 2 * JITTER * random)));
  }
}
