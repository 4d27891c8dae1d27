package io.github.fallback4j.internal.time;

import java.time.Duration;

/**
 * Detects pauses of the process itself, for garbage collection or because it was stopped. Calls
 * that lasted through a pause say nothing about their dependency. A pause shows as a late tick.
 * Safe for use by many threads; one at a time may tick.
 */
public final class OwnPauses {
  /** How late a tick may be without counting as a pause. */
  static final Duration TOLERATED = Duration.ofMillis(200);

  /** The end and length of the last pause, replaced atomically. */
  private record Pause(long end, long length) {}

  private volatile boolean ticking;
  private volatile long due;
  private volatile Pause last = new Pause(0, 0);

  /** Announces when the next tick is due. */
  public void expect(long when) {
    due = when;
    ticking = true;
  }

  /** Reports a tick; no pause is detected until the next one is announced. */
  public void tick(long now) {
    ticking = false;
    long late = now - due;
    if (late > TOLERATED.toNanos()) {
      last = new Pause(now, late);
    }
  }

  /**
   * Returns whether the process was paused since a moment, even if the tick that is due has not
   * come yet.
   *
   * @param start the moment, in nanoseconds
   * @param now the current time, in nanoseconds
   */
  public boolean since(long start, long now) {
    Pause pause = last;
    return (pause.length > 0 && start - pause.end < 0)
        || (ticking && now - due > TOLERATED.toNanos());
  }

  /**
   * Returns how much of the time since a moment was a pause, in nanoseconds.
   *
   * @param start the moment, in nanoseconds
   */
  public long nanosSince(long start) {
    Pause pause = last;
    return pause.length == 0 ? 0 : Math.max(0, Math.min(pause.length, pause.end - start));
  }
}
