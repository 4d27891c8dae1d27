package io.github.fallback4j.internal.call;

import io.github.fallback4j.CallCounts;
import io.github.fallback4j.Cause;
import io.github.fallback4j.spi.CallOutcome;
import io.github.fallback4j.spi.CallTally;
import io.github.fallback4j.spi.Time;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The counters of one dependency. Successes are counted by the slots they ran in, everything else
 * in adders that are made when first needed. Safe for use by many threads.
 */
public final class CallStatistics extends DependencyStatistics {
  private static final int CAUSES = Cause.values().length;

  /** From this cause on a call was begun, and its caller waited. */
  private static final int FIRST_FAULT = Cause.FAILURE.ordinal();

  private final List<InFlight> routes;
  private final AtomicReferenceArray<@Nullable LongAdder> answers =
      new AtomicReferenceArray<>(CallOutcome.values().length * CAUSES);
  private volatile Runnable refusal = () -> {};
  private volatile BiConsumer<CallOutcome, Cause> onFirst = (answer, cause) -> {};

  /**
   * Creates statistics without any calls.
   *
   * @param time tells when something went wrong
   * @param normal whether the dependency stands as ever
   * @param routes count successes
   */
  CallStatistics(Time time, BooleanSupplier normal, InFlight... routes) {
    super(time, normal);
    this.routes = List.of(routes);
  }

  void count(CallOutcome answer, Cause cause) {
    LongAdder adder = answers.getAcquire(index(answer, cause));
    if (adder == null) {
      adder = first(answer, cause);
    }
    adder.increment();
    if (cause.ordinal() >= FIRST_FAULT || answer == CallOutcome.ERROR) {
      troubles().harmed();
    }
  }

  private LongAdder first(CallOutcome answer, Cause cause) {
    LongAdder made = new LongAdder();
    LongAdder met = answers.compareAndExchange(index(answer, cause), null, made);
    if (met != null) {
      return met;
    }
    onFirst.accept(answer, cause);
    return made;
  }

  private static int index(CallOutcome answer, Cause cause) {
    return answer.ordinal() * CAUSES + cause.ordinal();
  }

  /** Calls that had not ended long after their deadline, so that others got their permits. */
  public long lostCalls() {
    return routes.stream().mapToLong(InFlight::writtenOff).sum();
  }

  void chainFailed() {
    troubles().chainFailures.increment();
  }

  void failed(long nanos) {
    troubles().failed(nanos);
  }

  void overdue(long nanos) {
    troubles().overdue(nanos);
  }

  void refused() {
    refusal.run();
  }

  /**
   * Names who hears of calls that get no permit.
   *
   * @param heard cheap, and never throws
   */
  public void whenRefused(Runnable heard) {
    refusal = heard;
  }

  /**
   * Names each kind of answer once: those that occurred already now, others when they first occur.
   *
   * @param listener hears of each kind at least once; must not throw
   */
  public synchronized void forEachKind(BiConsumer<CallOutcome, Cause> listener) {
    BiConsumer<CallOutcome, Cause> before = onFirst;
    onFirst = before.andThen(listener);
    listener.accept(CallOutcome.LIVE, Cause.NONE);
    for (CallOutcome answer : CallOutcome.values()) {
      for (Cause cause : Cause.values()) {
        if (answers.getAcquire(index(answer, cause)) != null) {
          listener.accept(answer, cause);
        }
      }
    }
  }

  /**
   * How many calls were answered in one way.
   *
   * @param answer how
   * @param cause why; {@link Cause#NONE} for live answers in time
   */
  public long counted(CallOutcome answer, Cause cause) {
    LongAdder adder = answers.getAcquire(index(answer, cause));
    long counted = adder == null ? 0 : adder.sum();
    return answer == CallOutcome.LIVE && cause == Cause.NONE ? counted + successes() : counted;
  }

  private long counted(CallOutcome answer) {
    long sum = 0;
    for (Cause cause : Cause.values()) {
      sum += counted(answer, cause);
    }
    return sum;
  }

  /** Returns a snapshot of the counts. */
  CallCounts counts() {
    return new CallCounts(
        counted(CallOutcome.LIVE),
        counted(CallOutcome.STALE),
        counted(CallOutcome.SUBSTITUTE),
        counted(CallOutcome.EMPTY),
        counted(CallOutcome.PASS_THROUGH),
        counted(CallOutcome.ERROR),
        underWay());
  }

  private int underWay() {
    return routes.stream().mapToInt(InFlight::count).sum();
  }

  /** The same by cause, and what else there is. */
  public CallTally tally() {
    Map<CallOutcome, Map<Cause, Long>> counted = new EnumMap<>(CallOutcome.class);
    for (CallOutcome outcome : CallOutcome.values()) {
      for (Cause cause : Cause.values()) {
        long calls = counted(outcome, cause);
        if (calls > 0) {
          counted.computeIfAbsent(outcome, made -> new EnumMap<>(Cause.class)).put(cause, calls);
        }
      }
    }
    return new CallTally(counted, chainFailures(), refusals(), underWay());
  }

  private long sum(Function<FailureStatistics, LongAdder> counter) {
    FailureStatistics known = knownTroubles();
    return known == null ? 0 : counter.apply(known).sum();
  }

  /** Links of answer chains that threw. */
  public long chainFailures() {
    return sum(known -> known.chainFailures);
  }

  /** Calls that succeeded in time. */
  @Override
  public long successes() {
    return routes.stream().mapToLong(InFlight::successes).sum();
  }

  /** What they took together, in nanoseconds. */
  public long successNanos() {
    return routes.stream().mapToLong(InFlight::successNanos).sum();
  }

  /** Calls that failed in time. */
  public long failures() {
    return sum(known -> known.failures);
  }

  /** What they took together, in nanoseconds. */
  public long failureNanos() {
    return sum(known -> known.failureNanos);
  }

  /** Calls that were overdue. */
  public long overdueCalls() {
    return sum(known -> known.overdue);
  }

  /** Calls that were answered because they got no permit. */
  public long refusals() {
    long sum = 0;
    for (CallOutcome answer : CallOutcome.values()) {
      sum += counted(answer, Cause.PERMITS);
    }
    return sum;
  }

  /** Calls whose failure was an answer. */
  public long passThroughs() {
    return counted(CallOutcome.PASS_THROUGH);
  }

  /** How long overdue calls had run when they were judged, together, in nanoseconds. */
  public long overdueNanos() {
    return sum(known -> known.overdueNanos);
  }
}
