package io.github.fallback4j.internal.call;

import io.github.fallback4j.CallCounts;
import io.github.fallback4j.internal.objective.ErrorBudget;
import io.github.fallback4j.internal.objective.Tally;
import io.github.fallback4j.settings.Objective;
import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** The counters of one essential dependency. Safe for use by many threads. */
public final class EssentialStatistics {
  private final LongAdder successes = new LongAdder();
  private final LongAdder successNanos = new LongAdder();
  private final LongAdder passThroughs = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder failureNanos = new LongAdder();
  private final LongAdder substitutes = new LongAdder();
  private final LongAdder slow = new LongAdder();
  private final long slowAfter;
  private final long noticedAfter;
  private final @Nullable ErrorBudget budget;
  private volatile Runnable slowCall = () -> {};

  /**
   * Begins at zero.
   *
   * @param objective what the dependency is meant to keep; {@code null} for nothing
   * @param time ticks for its error budget
   */
  EssentialStatistics(@Nullable Objective objective, Time time) {
    Duration latency = objective == null ? null : objective.latency();
    this.slowAfter = latency == null ? Long.MAX_VALUE : latency.toNanos();
    this.noticedAfter = latency == null ? Long.MAX_VALUE : slowAfter / 2;
    this.budget = objective == null ? null : new ErrorBudget(objective, this::tally, time);
  }

  /** Slow ones are read first: each was counted as a call before. */
  private Tally tally() {
    long late = slow.sum();
    long failed = failures.sum();
    return new Tally(successes.sum() + passThroughs.sum() + failed, late + failed);
  }

  /** How the objective is kept; empty if there is none. */
  public Optional<ErrorBudget> budget() {
    return Optional.ofNullable(budget);
  }

  /**
   * Names who hears of calls that took longer than half of what the objective allows.
   *
   * @param heard cheap, and never throws
   */
  public void whenSlow(Runnable heard) {
    slowCall = heard;
  }

  void succeeded(long nanos) {
    successes.increment();
    successNanos.add(nanos);
    answeredAfter(nanos);
  }

  void passedThrough(long nanos) {
    passThroughs.increment();
    answeredAfter(nanos);
  }

  private void answeredAfter(long nanos) {
    if (nanos > noticedAfter) {
      if (nanos > slowAfter) {
        slow.increment();
      }
      slowCall.run();
    }
  }

  void failed(long nanos) {
    failures.increment();
    failureNanos.add(nanos);
  }

  void substituted() {
    substitutes.increment();
  }

  /**
   * How many calls had one outcome. Of an essential dependency that is {@link CallOutcome#LIVE},
   * {@link CallOutcome#PASS_THROUGH} or {@link CallOutcome#ERROR}, whether or not the caller then
   * helped itself; any other never occurs.
   *
   * @param outcome how the dependency answered
   */
  public long counted(CallOutcome outcome) {
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
