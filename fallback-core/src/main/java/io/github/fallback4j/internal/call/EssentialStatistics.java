package io.github.fallback4j.internal.call;

import io.github.fallback4j.CallCounts;
import io.github.fallback4j.internal.call.CallsUnderWay.Place;
import io.github.fallback4j.internal.objective.ErrorBudget;
import io.github.fallback4j.internal.objective.Tally;
import io.github.fallback4j.settings.Objective;
import io.github.fallback4j.spi.CallOutcome;
import io.github.fallback4j.spi.EssentialTally;
import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The counters of one essential dependency, and its calls under way. Each call begins and ends
 * here. Safe for use by many threads.
 *
 * <p>A call is bad if it fails or takes too long. The watch counts one that takes too long at that
 * moment ({@code late}); its end then takes it out of what ended ({@code lateEnded}), so that it is
 * counted once. A call that is bad only when it ends counts in {@code badEnded}. Late calls that
 * nobody waits for any more ({@code lateGone}) never end.
 */
public final class EssentialStatistics extends DependencyStatistics {
  /** How long a call may take where no objective says so. */
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final LongAdder passThroughs = new LongAdder();
  private final LongAdder failures = new LongAdder();
  private final LongAdder failureNanos = new LongAdder();
  private final LongAdder substitutes = new LongAdder();
  private final LongAdder late = new LongAdder();
  private final LongAdder lateEnded = new LongAdder();
  private final LongAdder lateGone = new LongAdder();
  private final LongAdder badEnded = new LongAdder();
  private final long slowAfter;
  private final long noticedAfter;
  private final CallsUnderWay underWay;
  private final @Nullable ErrorBudget budget;
  private volatile Runnable slowCall = () -> {};

  /**
   * Creates statistics without any calls.
   *
   * @param objective what the dependency is meant to keep; {@code null} for nothing
   * @param time ticks for its error budget
   * @param watch looks at calls while there are some
   * @param normal whether the dependency stands as ever
   */
  EssentialStatistics(
      @Nullable Objective objective, Time time, Watch watch, BooleanSupplier normal) {
    super(time, normal);
    Duration latency = objective == null ? null : objective.latency();
    this.slowAfter = (latency == null ? LONGEST : latency).toNanos();
    this.noticedAfter = latency == null ? Long.MAX_VALUE : slowAfter / 2;
    this.underWay = new CallsUnderWay(watch, slowAfter, this::late);
    this.budget = objective == null ? null : budget(objective);
  }

  private ErrorBudget budget(Objective objective) {
    return objective.latency() == null
        ? new ErrorBudget(objective, this::available, this::hanging, time())
        : new ErrorBudget(objective, this::judged, time());
  }

  /**
   * What an objective without a latency looks at: calls without an answer are bad, not slow ones.
   */
  private Tally available() {
    long gone = lateGone.sum();
    long failed = failures.sum();
    return new Tally(ended(failed) + gone, failed + gone);
  }

  /** Late calls that may have an answer yet. */
  private long hanging() {
    return Math.max(0, late.sum() - lateEnded.sum() - lateGone.sum());
  }

  /** What is bad is read first: each was counted as a call before. */
  private Tally judged() {
    long counted = lateEnded.sum();
    long hanging = late.sum();
    long bad = hanging + badEnded.sum();
    return new Tally(ended(failures.sum()) - counted + hanging, bad);
  }

  private long ended(long failed) {
    return successes() + passThroughs.sum() + failed;
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

  /**
   * Takes a place for a call that begins now.
   *
   * @param start when, in nanoseconds
   * @return its place, with which it is to be ended
   */
  Place begin(long start) {
    return underWay.begin(start);
  }

  /** A call under way takes too long. On the watch's thread. */
  private void late(long elapsed) {
    late.increment();
    spoilt();
  }

  /**
   * A call had an answer.
   *
   * @param place where it began
   * @param start when it began
   * @param nanos how long it took
   */
  void succeeded(Place place, long start, long nanos) {
    place.countSuccess(nanos);
    answered(place.end(start), nanos);
  }

  /** A call had an exception as its answer; the same otherwise. */
  void passedThrough(Place place, long start, long nanos) {
    passThroughs.increment();
    answered(place.end(start), nanos);
  }

  private void answered(boolean inTime, long nanos) {
    if (!inTime) {
      lateEnded.increment();
      troubles().harmed();
    } else if (nanos > slowAfter) {
      badEnded.increment();
      spoilt();
    }
    if (nanos > noticedAfter) {
      slowCall.run();
    }
  }

  /** A call failed; the same otherwise. */
  void failed(Place place, long start, long nanos) {
    countFailure(nanos);
    if (place.end(start)) {
      badEnded.increment();
      spoilt();
    } else {
      lateEnded.increment();
      troubles().harmed();
    }
  }

  /** Nobody waits for a call any more. */
  void abandoned(Place place, long start) {
    if (!place.end(start)) {
      lateGone.increment();
    }
  }

  /** The answer of a call that ended well failed while it was consumed. */
  void brokenOff(long nanos) {
    countFailure(nanos);
    badEnded.increment();
    spoilt();
  }

  private void countFailure(long nanos) {
    failures.increment();
    failureNanos.add(nanos);
  }

  void substituted() {
    substitutes.increment();
  }

  private void spoilt() {
    FailureStatistics known = troubles();
    known.faulted();
    known.harmed();
  }

  /** How its calls went, and those under way. */
  public EssentialTally tally() {
    Tally seen = judged();
    return new EssentialTally(
        seen.calls(), seen.bad(), underWay.count(), underWay.oldest(time().nanos()));
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
      case LIVE -> successes();
      case PASS_THROUGH -> passThroughs.sum();
      case ERROR -> failures.sum();
      case STALE, SUBSTITUTE, EMPTY -> 0;
    };
  }

  @Override
  long successes() {
    return underWay.successes();
  }

  /** What the successful calls took together, in nanoseconds. */
  public long successNanos() {
    return underWay.successNanos();
  }

  /** What the failed calls took together, in nanoseconds. */
  public long failureNanos() {
    return failureNanos.sum();
  }

  CallCounts counts() {
    long substituted = substitutes.sum();
    return new CallCounts(
        successes(),
        0,
        substituted,
        0,
        passThroughs.sum(),
        Math.max(0, failures.sum() - substituted),
        0);
  }
}
