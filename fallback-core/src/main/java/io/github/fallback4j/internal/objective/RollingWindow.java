package io.github.fallback4j.internal.objective;

import java.time.Duration;

/**
 * What was counted in a span of time that moves along. It keeps a sample for each thirtieth of the
 * span, with the moment it was taken, so that a sample that comes late bounds what it counts as
 * well as any other. Not safe for use by many threads.
 */
final class RollingWindow {
  private static final int PARTS = 30;
  private static final int SAMPLES = PARTS + 1; // as many borders as it takes to look back in full

  private final long length;
  private final long[] moments = new long[SAMPLES];
  private final long[] calls = new long[SAMPLES];
  private final long[] bad = new long[SAMPLES];
  private int newest;
  private int size;

  /**
   * Begins.
   *
   * @param length how far back it looks
   * @param now nanoseconds of the ticker
   * @param counted so far: it is not looked at again
   */
  RollingWindow(Duration length, long now, Tally counted) {
    this.length = length.toNanos();
    keep(now, counted);
  }

  /** Keeps a sample if a thirtieth of the span is over since the last. */
  void sample(long now, Tally counted) {
    if (now - moments[newest] >= length / PARTS) {
      newest = (newest + 1) % SAMPLES;
      keep(now, counted);
    }
  }

  private void keep(long now, Tally counted) {
    moments[newest] = now;
    calls[newest] = counted.calls();
    bad[newest] = counted.bad();
    size = Math.min(size + 1, SAMPLES);
  }

  /** What was counted since the last sample before the span, or since the first there is. */
  Tally within(long now, Tally counted) {
    int back = 0;
    while (back < size - 1 && now - moments[slot(back)] < length) {
      back++;
    }
    return counted.since(new Tally(calls[slot(back)], bad[slot(back)]));
  }

  private int slot(int back) {
    return Math.floorMod(newest - back, SAMPLES);
  }
}
