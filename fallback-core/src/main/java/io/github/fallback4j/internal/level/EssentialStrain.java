package io.github.fallback4j.internal.level;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * The strain of one essential dependency: the average duration of its calls since the last look,
 * compared with half of its objective latency. If the average is that long, many calls take longer.
 * Used by one thread at a time.
 */
final class EssentialStrain {
  private final String id;
  private final long allowedNanos;
  private final LongSupplier calls;
  private final LongSupplier nanos;
  private long callsBefore;
  private long nanosBefore;

  /**
   * Starts from the counters' current values.
   *
   * @param latency its objective latency
   * @param calls reads how many calls ended
   * @param nanos reads their total duration
   */
  EssentialStrain(String id, Duration latency, LongSupplier calls, LongSupplier nanos) {
    this.id = id;
    this.allowedNanos = Math.max(1, latency.toNanos() / 2);
    this.calls = calls;
    this.nanos = nanos;
    this.callsBefore = calls.getAsLong();
    this.nanosBefore = nanos.getAsLong();
  }

  /** Returns the strain of the calls since the last look. */
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
