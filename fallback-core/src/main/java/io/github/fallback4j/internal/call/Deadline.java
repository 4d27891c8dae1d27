package io.github.fallback4j.internal.call;

import io.github.fallback4j.Cause;
import io.github.fallback4j.internal.verdict.Standing;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * When a dependency's calls are overdue. Its first calls have ten times as long: cold pools are no
 * outages. That ends when the dependency is set aside for failing, so that nobody waits long for
 * its probes. Safe for use by many threads.
 */
final class Deadline {
  private static final int COLD_FACTOR = 10;

  private final long nanos;
  private final AtomicInteger coldCalls;
  private final Standing standing;
  private volatile boolean cold;

  Deadline(long nanos, int warmUp, Standing standing) {
    this.nanos = nanos;
    this.standing = standing;
    this.coldCalls = new AtomicInteger(warmUp);
    this.cold = warmUp > 0;
  }

  /** How long the call that begins now has, in nanoseconds. Asked once per call. */
  long allowance() {
    return cold ? coldAllowance() : nanos;
  }

  private long coldAllowance() {
    if (!setAside() && coldCalls.getAndDecrement() > 0) {
      return nanos * COLD_FACTOR;
    }
    cold = false;
    return nanos;
  }

  private boolean setAside() {
    return standing.verdict().state().cause() == Cause.BREAKER;
  }
}
