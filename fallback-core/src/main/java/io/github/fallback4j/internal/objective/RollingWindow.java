package io.github.fallback4j.internal.objective;

import java.time.Duration;

/**
 * Counts within a rolling time window. It keeps one sample for each thirtieth of the window
 * together with the time it was taken, so that late samples are still exact. Not safe for use by
 * many threads.
 */
final class RollingWindow {
  private static final int PARTS = 30;
  private static final int SAMPLES = PARTS + 1; // 30 parts have 31 borders

  private final long length;
  private final long[] moments = new long[SAMPLES];
  private final long[] calls = new long[SAMPLES];
  private final long[] bad = new long[SAMPLES];
  private int newest;
  private int size;

  /**
   * Creates a window that starts now.
   *
   * @param length the length of the window
   * @param now the ticker's time, in nanoseconds
   * @param counted the counts so far, which are subtracted
   */
  RollingWindow(Duration length, long now, Tally counted) {
    this.length = length.toNanos();
    keep(now, counted);
  }

  /** Keeps a sample if a thirtieth of the window has passed since the last one. */
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

  /** Returns the counts since the last sample before the window, or since the first sample. */
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
