package io.github.fallback4j.internal.level;

import io.github.fallback4j.spi.CpuSensor;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Measures how much longer requests waited for a processor than they used one, on average. It
 * samples one request every ten milliseconds. The time that a request uses a processor is
 * subtracted, because long work always waits longer on a busy machine. Safe for use by many
 * threads.
 */
final class CpuWaits implements CpuSensor {
  static final Duration PERIOD = Duration.ofMillis(10);

  private final LongSupplier ticker;
  private final LongSupplier threadLag;
  private final Runnable waker;
  private final Waits waits = new Waits();
  private final AtomicLong lookedAt;

  /**
   * Creates the sampler of one engine.
   *
   * @param ticker in nanoseconds
   * @param threadLag supplies how much longer the current thread waited for a processor than it
   *     ran, in nanoseconds; {@link ThreadLag#UNKNOWN} if unknown
   * @param waker run when there is a new wait
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

  /** Returns the waits that were measured. */
  Waits waits() {
    return waits;
  }
}
