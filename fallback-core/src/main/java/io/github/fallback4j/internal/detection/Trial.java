package io.github.fallback4j.internal.detection;

import java.time.Duration;

/**
 * The trial of a dependency that is set aside: whether a probe is out, and when the next may go.
 * Probes go one after another: as long as nobody knows how the last one ended, no other is risked.
 * Guarded by its detector. Time is handed in.
 */
final class Trial {
  /**
   * How far apart probes are after a relapse: what is well for a second at a time does not pass for
   * one that is back.
   */
  private static final Duration APART = Duration.ofSeconds(1);

  private boolean probeOut;
  private long next;

  /** Begins anew: no probe is out, and the first may go at once. */
  void begin(long now) {
    probeOut = false;
    next = now;
  }

  /** Whether a probe may go now. */
  boolean mayGo(long now) {
    return !probeOut && now - next >= 0;
  }

  /** How long until the next may go, if none is out; zero if it may at once. */
  Duration pause(long now) {
    return Duration.ofNanos(Math.max(0, next - now));
  }

  /**
   * Records that a probe is sent.
   *
   * @param relapsed whether the outage looked over before
   */
  void probeGoes(long now, boolean relapsed) {
    probeOut = true;
    next = relapsed ? now + APART.toNanos() : now;
  }

  /** Takes note that a probe ended; returns whether one was out. */
  boolean probeEnded() {
    boolean wasOut = probeOut;
    probeOut = false;
    return wasOut;
  }
}
