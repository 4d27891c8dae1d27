package io.github.fallback4j.internal.detection;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a dependency that fails, returns and fails again aside for longer, so that what depends on
 * it does not flap with it. Not safe for use by many threads. Time is handed in.
 *
 * <p>Each trip adds a penalty of 1,000, which halves every 60 s. A trip that brings it to 4,500
 * holds the dependency until it has fallen below 750, for 4 minutes at most. An outage every 20 s
 * brings it there in the long run; a server that is restarted three times within a minute does not,
 * and comes back as after any outage. The curve is that of route flap damping (RFC 2439), with a
 * half-life for calls in place of one for routes.
 */
final class FlapDamper {
  private static final double PER_TRIP = 1_000;
  private static final double SUPPRESS = 4_500;
  private static final double REUSE = 750;
  private static final double HALF_LIFE_NANOS = TimeUnit.SECONDS.toNanos(60);
  private static final Duration LONGEST = Duration.ofMinutes(4);

  private double penalty;
  private long at;

  /**
   * Takes note of a trip.
   *
   * @return how long to leave the dependency alone for it; zero if it does not flap
   */
  Duration tripped(long now) {
    double left = penalty == 0 ? 0 : penalty * Math.pow(2, -(now - at) / HALF_LIFE_NANOS);
    penalty = left + PER_TRIP;
    at = now;
    if (penalty < SUPPRESS) {
      return Duration.ZERO;
    }
    double halfLives = Math.log(penalty / REUSE) / Math.log(2);
    Duration held = Duration.ofNanos((long) (halfLives * HALF_LIFE_NANOS));
    return held.compareTo(LONGEST) > 0 ? LONGEST : held;
  }
}
