package io.github.fallback4j.internal.level;

import io.github.fallback4j.spi.CpuSensor;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * How much longer requests waited for a processor than they used one, on average; looks at one each
 * ten milliseconds. What they use themselves is taken off because any busy machine makes those wait
 * that need it for long. Safe for use by many threads.
 */
final class CpuWaits implements CpuSensor {
  static final Duration PERIOD = Duration.ofMillis(10);

  private final LongSupplier ticker;
  private final LongSupplier threadLag;
  private final Runnable waker;
  private final Waits waits = new Waits();
  private final AtomicLong lookedAt;

  /**
   * Begins.
   *
   * @param ticker in nanoseconds
   * @param threadLag how much longer the current thread waited for a processor than it had one, in
   *     nanoseconds; {@link ThreadLag#UNKNOWN} where that is not known
   * @param waker told that there is something to see
   */
  CpuWaits(LongSupplier ticker, LongSupplier threadLag, Runnable waker) {
    this.ticker = ticker;
    this.threadLag = threadLag;
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
    long before = threadLag.getAsLong();
    if (before == ThreadLag.UNKNOWN) {
      return CpuWaits::notLookedAt;
    }
    Thread thread = Thread.currentThread();
    return () -> ended(thread, before);
  }

  private static void notLookedAt() {}

  private void ended(Thread begun, long before) {
    long after = Thread.currentThread() == begun ? threadLag.getAsLong() : ThreadLag.UNKNOWN;
    if (after != ThreadLag.UNKNOWN) {
      waits.add(after - before);
      waker.run();
    }
  }

  /** The waits. */
  Waits waits() {
    return waits;
  }
}
