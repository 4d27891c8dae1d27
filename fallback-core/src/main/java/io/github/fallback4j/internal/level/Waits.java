package io.github.fallback4j.internal.level;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** The waits since the last look. Safe for use by many threads, but only one at a time may look. */
final class Waits {
  private static final int COUNT_BITS = 20;
  private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;
  private static final long LONGEST = TimeUnit.MINUTES.toNanos(1);

  /**
   * The sum in microseconds, with the number of waits in the low bits, so that one striped counter
   * holds both.
   */
  private final LongAdder waits = new LongAdder();

  private long count;
  private long meanNanos;

  /** Returns a wait limited to 0 at least and a minute at most. */
  static long bounded(long nanos) {
    return Math.max(0, Math.min(LONGEST, nanos));
  }

  /** Adds one wait, in nanoseconds. */
  void add(long nanos) {
    waits.add((TimeUnit.NANOSECONDS.toMicros(bounded(nanos)) << COUNT_BITS) + 1);
  }

  /** Returns whether a wait was added since the last look. */
  boolean any() {
    return waits.sum() != 0;
  }

  /** Reads the waits since the last look, and returns how many there were. */
  long look() {
    long sum = waits.sumThenReset();
    count = sum & COUNT_MASK;
    meanNanos = count == 0 ? 0 : TimeUnit.MICROSECONDS.toNanos((sum >>> COUNT_BITS) / count);
    return count;
  }

  /** Returns the mean wait of the last look; 0 if there was none. */
  long meanNanos() {
    return meanNanos;
  }
}
