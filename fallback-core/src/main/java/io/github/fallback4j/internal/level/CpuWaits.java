package io.github.fallback4j.internal.level;

import io.github.fallback4j.spi.CpuSensor;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How long requests waited for a processor, on average; looks at one each ten milliseconds. Safe
 * for use by many threads.
 */
final class CpuWaits implements CpuSensor {
  static final Duration PERIOD = Duration.ofMillis(10);

  private final LongSupplier ticker;
  private final LongSupplier threadWait;
  private final Runnable waker;
  private final Waits waits = new Waits();
  private final AtomicLong lookedAt;

  /**
   * Begins.
   *
   * @param ticker in nanoseconds
   * @param threadWait how long the current thread waited for a processor so far, in nanoseconds;
   *     below 0 where that is not known
   * @param waker told that there is something to see
   */
  CpuWaits(LongSupplier ticker, LongSupplier threadWait, Runnable waker) {
    this.ticker = ticker;
    this.threadWait = threadWait;
    this.waker = waker;
    this.lookedAt = new AtomicLong(ticker.getAsLong() - PERIOD.toNanos());
  }

  @Override
  public Runnable begin() {
    long now = ticker.getAsLong();
    long last = lookedAt.get();
    if (now - last < PERIOD.toNanos() || !lookedAt.compareAndSet(last, now)) {
      return CpuWaits::notLookedAt;
    }
    long before = threadWait.getAsLong();
    return before < 0 ? CpuWaits::notLookedAt : () -> ended(before);
  }

  private static void notLookedAt() {}

  private void ended(long before) {
    long after = threadWait.getAsLong();
    if (after >= before) {
      waits.add(after - before);
      waker.run();
    }
  }

  /** The waits. */
  Waits waits() {
    return waits;
  }
}
