package io.github.fallback4j.internal.level;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Waits since the last look. Safe for use by many threads; one at a time looks. */
final class Waits {
  private static final int COUNT_BITS = 20;
  private static final long COUNT_MASK = (1L << COUNT_BITS) - 1;
  private static final long LONGEST = TimeUnit.MINUTES.toNanos(1);

  /** In microseconds, and below them their number: one striped counter, taken as one. */
  private final LongAdder waits = new LongAdder();

  private long count;
  private long meanNanos;

  /** What a wait counts as: none at least, and at most a minute. */
  static long bounded(long nanos) {
    return Math.max(0, Math.min(LONGEST, nanos));
  }

  /** Counts one. */
  void add(long nanos) {
    waits.add((TimeUnit.NANOSECONDS.toMicros(bounded(nanos)) << COUNT_BITS) + 1);
  }

  /** Whether something came since the last look. */
  boolean any() {
    return waits.sum() != 0;
  }

  /** Looks at the waits since the last look; returns how many there were. */
  long look() {
    long sum = waits.sumThenReset();
    count = sum & COUNT_MASK;
    meanNanos = count == 0 ? 0 : TimeUnit.MICROSECONDS.toNanos((sum >>> COUNT_BITS) / count);
    return count;
  }

  /** What the last look saw; 0 if nothing. */
  long meanNanos() {
    return meanNanos;
  }
}
