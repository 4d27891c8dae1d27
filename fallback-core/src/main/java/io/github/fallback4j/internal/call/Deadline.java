package io.github.fallback4j.internal.call;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/**
 * When a dependency's calls are overdue. Its first calls have ten times as long: cold pools are no
 * outages. That ends when the dependency is set aside for failing, so that nobody waits long for
 * its probes. Safe for use by many threads.
 */
final class Deadline {
  private static final int COLD_FACTOR = 10;

  private final long nanos;
  private final AtomicInteger coldCalls;
  private final BooleanSupplier failing;
  private volatile boolean cold;

  Deadline(long nanos, int warmUp, BooleanSupplier failing) {
    this.nanos = nanos;
    this.failing = failing;
    this.coldCalls = new AtomicInteger(warmUp);
    this.cold = warmUp > 0;
  }

  /** How long the call that begins now has, in nanoseconds. Asked once per call. */
  long allowance() {
    return cold ? coldAllowance() : nanos;
  }

  private long coldAllowance() {
    if (!failing.getAsBoolean() && coldCalls.getAndDecrement() > 0) {
      return nanos * COLD_FACTOR;
    }
    cold = false;
    return nanos;
  }
}
