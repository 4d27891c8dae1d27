package io.github.fallback4j.internal.call;

import io.github.fallback4j.CallCounts;
import java.util.concurrent.atomic.LongAdder;

/** The counters of one essential dependency. Safe for use by many threads. */
public final class EssentialStatistics {
  private final LongAdder successes = new LongAdder();
  private final LongAdder successNanos = new LongAdder();
  private final LongAdder passThroughs = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder failureNanos = new LongAdder();
  private final LongAdder substitutes = new LongAdder();

  void succeeded(long nanos) {
    successes.increment();
    successNanos.add(nanos);
  }

  void passedThrough() {
    passThroughs.increment();
  }

  void failed(long nanos) {
    failures.increment();
    failureNanos.add(nanos);
  }

  void substituted() {
    substitutes.increment();
  }

  /**
   * How many calls had one outcome. Of an essential dependency that is {@link Answer#LIVE}, {@link
   * Answer#PASS_THROUGH} or {@link Answer#ERROR}, whether or not the caller then helped itself; any
   * other never occurs.
   *
   * @param outcome how the dependency answered
   */
  public long counted(Answer outcome) {
    return switch (outcome) {
      case LIVE -> successes.sum();
      case PASS_THROUGH -> passThroughs.sum();
      case ERROR -> failures.sum();
      case STALE, SUBSTITUTE, EMPTY -> 0;
    };
  }

  /** What the successful calls took together, in nanoseconds. */
  public long successNanos() {
    return successNanos.sum();
  }

  /** What the failed calls took together, in nanoseconds. */
  public long failureNanos() {
    return failureNanos.sum();
  }

  CallCounts counts() {
    long substituted = substitutes.sum();
    return new CallCounts(
        successes.sum(),
        0,
        substituted,
        0,
        passThroughs.sum(),
        Math.max(0, failures.sum() - substituted),
        0);
  }
}
