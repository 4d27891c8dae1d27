package io.github.fallback4j.internal.time;

import java.time.Duration;

/**
 * Knows when the process itself stood still, for garbage collection or because somebody stopped it:
 * calls that lasted through that say nothing about their dependency. It learns of it from a tick
 * that comes late. Safe for use by many threads; ticks come from one at a time.
 */
public final class OwnPauses {
  /** How late a tick may be. */
  static final Duration TOLERATED = Duration.ofMillis(200);

  /** When the last pause ended, and how long it was; replaced as one. */
  private record Pause(long end, long length) {}

  private volatile boolean ticking;
  private volatile long due;
  private volatile Pause last = new Pause(0, 0);

  /** Announces the next tick. */
  public void expect(long when) {
    due = when;
    ticking = true;
  }

  /** Ticks; until the next one is announced nothing is known. */
  public void tick(long now) {
    ticking = false;
    long late = now - due;
    if (late > TOLERATED.toNanos()) {
      last = new Pause(now, late);
    }
  }

  /**
   * Whether the process stood still since a moment, also if the tick that will tell is still to
   * come.
   *
   * @param start the moment, in nanoseconds
   * @param now in nanoseconds
   */
  public boolean since(long start, long now) {
    Pause pause = last;
    return (pause.length > 0 && start - pause.end < 0)
        || (ticking && now - due > TOLERATED.toNanos());
  }

  /**
   * How much of the time since a moment was a pause.
   *
   * @param start the moment, in nanoseconds
   */
  public long nanosSince(long start) {
    Pause pause = last;
    return pause.length == 0 ? 0 : Math.max(0, Math.min(pause.length, pause.end - start));
  }
}
