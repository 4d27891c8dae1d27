package io.github.fallback4j.internal.detection;

import io.github.fallback4j.settings.BreakerSettings;
import java.time.Duration;
import java.time.Instant;

/**
 * The outage of a dependency, from the first time it is set aside until it is back for good: since
 * when, why, whether it failed again on its ramp, and for how long to leave it alone. Guarded by
 * its detector. Time is handed in.
 */
final class Outage {
  private final Hold hold;
  private FlapDamper flaps = new FlapDamper();

  private boolean on;
  private Instant since = Instant.EPOCH;
  private long began;
  private boolean relapsed;
  private String reason = "";
  private Duration atLeast = Duration.ZERO;

  /**
   * Starts without an outage.
   *
   * @param settings how long to leave a dependency alone
   */
  Outage(BreakerSettings settings) {
    this.hold = new Hold(settings.hold(), settings.longestHold());
  }

  /**
   * The dependency was in use and is set aside: an outage begins, or one that seemed to end goes
   * on.
   *
   * @param why for people
   * @param now by the wall clock
   * @param nanos by the ticker
   */
  void trips(String why, Instant now, long nanos) {
    if (on) {
      relapsed = true;
    } else {
      on = true;
      since = now;
      began = nanos;
    }
    atLeast = flaps.tripped(nanos);
    reason = atLeast.isZero() ? why : why + "; it flaps, so the hold is longer";
  }

  /** It was tried in vain: that goes on with an outage, and is none of its own. */
  void goesOn(String why) {
    reason = why;
    atLeast = Duration.ZERO;
  }

  /** The dependency is back. */
  void ends() {
    on = false;
    relapsed = false;
  }

  /** Forgets this outage and those before it. */
  void reset() {
    ends();
    flaps = new FlapDamper();
  }

  /**
   * How long to leave the dependency alone from now on.
   *
   * @param random 0 to 1, even
   */
  Duration nextHold(long nanos, double random) {
    Duration next = hold.next(nanos - began, random);
    return next.compareTo(atLeast) < 0 ? atLeast : next;
  }

  /** When it began, or the last one did. */
  Instant since() {
    return since;
  }

  /** Why the dependency is set aside, last. */
  String reason() {
    return reason;
  }

  /** Whether the dependency failed again on its way out of this outage. */
  boolean relapsed() {
    return relapsed;
  }
}
