package io.github.fallback4j.internal.level;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long the calls of one essential dependency took since the last look, against half of what its
 * objective allows: where they take that on average, many take longer. Looked at by one thread at a
 * time.
 */
final class EssentialStrain {
  private final String id;
  private final long allowedNanos;
  private final LongSupplier calls;
  private final LongSupplier nanos;
  private long callsBefore;
  private long nanosBefore;

  /**
   * Begins to look.
   *
   * @param latency its objective
   * @param calls counts calls that ended
   * @param nanos sums up how long they took
   */
  EssentialStrain(String id, Duration latency, LongSupplier calls, LongSupplier nanos) {
    this.id = id;
    this.allowedNanos = Math.max(1, latency.toNanos() / 2);
    this.calls = calls;
    this.nanos = nanos;
    this.callsBefore = calls.getAsLong();
    this.nanosBefore = nanos.getAsLong();
  }

  /** Looks at the calls since the last look, and how long they took on average. */
  Strain look() {
    long callsNow = calls.getAsLong();
    long nanosNow = nanos.getAsLong();
    long ended = callsNow - callsBefore;
    long mean = ended <= 0 ? 0 : Math.max(0, nanosNow - nanosBefore) / ended;
    callsBefore = callsNow;
    nanosBefore = nanosNow;
    return Strain.of("calls of '" + id + "' took on average", mean, allowedNanos);
  }
}
