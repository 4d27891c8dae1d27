package io.github.fallback4j.internal.call;

import io.github.fallback4j.spi.CallMoments;
import io.github.fallback4j.spi.Time;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What is counted and remembered of calls that do not go well. Made at the first of them: a healthy
 * dependency has none. Safe for use by many threads.
 */
final class FailureStatistics {
  final LongAdder chainFailures = new LongAdder();
  final LongAdder failures = new LongAdder();
  final LongAdder failureNanos = new LongAdder();
  final LongAdder overdue = new LongAdder();
  final LongAdder overdueNanos = new LongAdder();

  private final Time time;
  private final LongSupplier successes;
  private final BooleanSupplier normal;
  private final FaultRun run = new FaultRun();
  private volatile @Nullable Instant lastHarmed;

  /**
   * Starts all counters at zero.
   *
   * @param time tells when
   * @param successes calls that went well so far
   * @param normal whether the dependency stands as ever
   */
  FailureStatistics(Time time, LongSupplier successes, BooleanSupplier normal) {
    this.time = time;
    this.successes = successes;
    this.normal = normal;
  }

  void failed(long nanos) {
    failures.increment();
    failureNanos.add(nanos);
    faulted();
  }

  void overdue(long nanos) {
    overdue.increment();
    overdueNanos.add(nanos);
    faulted();
  }

  /** Takes note of a call that failed or is overdue. */
  void faulted() {
    run.failed(time.now(), successes.getAsLong(), normal.getAsBoolean());
  }

  /** Takes note that a caller waited in vain, or got nothing. */
  void harmed() {
    lastHarmed = time.now();
  }

  /** The dependency stands as ever no longer, or again. */
  void turned() {
    run.turned(successes.getAsLong());
  }

  CallMoments moments() {
    return new CallMoments(run.began(successes.getAsLong(), normal.getAsBoolean()), lastHarmed);
  }
}
