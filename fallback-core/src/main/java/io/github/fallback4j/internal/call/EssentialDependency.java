package io.github.fallback4j.internal.call;

import io.github.fallback4j.CallCounts;
import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.CallWithStandby;
import io.github.fallback4j.Cause;
import io.github.fallback4j.CheckedRunnable;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.ObjectiveState;
import io.github.fallback4j.Outcome;
import io.github.fallback4j.Routes;
import io.github.fallback4j.internal.objective.ErrorBudget;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.spi.Time;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An essential dependency: always asked, only measured. No call here reads a verdict. Safe for use
 * by many threads.
 */
public final class EssentialDependency implements Dependency {
  private final DependencySpec spec;
  private final Standing standing;
  private final Time time;
  private final CallSite site;
  private final @Nullable EssentialRoutes routes;
  private final EssentialStatistics statistics;

  /**
   * Creates one without a standby.
   *
   * @param spec how it was declared
   * @param standing where its orders show
   * @param time measures its calls
   */
  public EssentialDependency(DependencySpec spec, Standing standing, Time time) {
    this(spec, standing, time, null);
  }

  /**
   * Creates one that has a standby.
   *
   * @param spec how it was declared
   * @param standing where its orders show
   * @param surroundings what the engine's guards share
   * @param standings the routes its calls may take
   */
  public EssentialDependency(
      DependencySpec spec, Standing standing, Surroundings surroundings, RouteStandings standings) {
    this(
        spec,
        standing,
        surroundings.time(),
        new EssentialRoutes(spec, standing, surroundings, standings));
  }

  private EssentialDependency(
      DependencySpec spec, Standing standing, Time time, @Nullable EssentialRoutes routes) {
    this.spec = spec;
    this.standing = standing;
    this.time = time;
    this.routes = routes;
    this.site =
        new CallSite(
            spec.passThrough(),
            null,
            false,
            Consumption.UNKNOWN,
            spec.idempotent(),
            FaultJudge.of(spec.id(), spec.faults()));
    this.statistics = new EssentialStatistics(spec.objective(), time);
  }

  /**
   * Says how to find out how its primary is, where its spec does not; does nothing if there is no
   * other way.
   *
   * @param probe bad if it throws or answers {@code false}; a stage is waited for
   */
  public void declareProbe(Callable<?> probe) {
    if (routes != null) {
      routes.declareProbe(probe);
    }
  }

  /** How its calls went. */
  public EssentialStatistics statistics() {
    return statistics;
  }

  /** A call that may throw anything. */
  @FunctionalInterface
  public interface ThrowingCall<T extends @Nullable Object> {
    /** Makes the call. */
    T call() throws Throwable;
  }

  /**
   * Makes a call and measures it.
   *
   * @param consumption how its answer is consumed: what fails meanwhile is measured too
   * @param call the call
   * @param standby the same by the standby route; {@code null} if there is none
   * @param <T> type of the answer
   * @return what the call returns; what it throws is thrown
   */
  public <T extends @Nullable Object> T measure(
      Consumption consumption, ThrowingCall<T> call, @Nullable ThrowingCall<T> standby) {
    Measurement measurement = begin(standby != null);
    T value;
    try {
      value = measurement.choose(call, standby).call();
      if (consumption.isLazy(value)) {
        value =
            LazyAnswer.open(
                value,
                thrown -> {
                  throw measurement.brokenOff(thrown);
                });
      }
    } catch (Throwable thrown) {
      measurement.ended(thrown);
      measurement.offer(measurement.choose(call, standby)::call);
      throw Sneaky.rethrow(thrown);
    }
    Throwable fault = measurement.fault(value);
    measurement.ended(fault);
    if (fault != null) {
      measurement.offer(measurement.choose(call, standby)::call);
    }
    return value;
  }

  /**
   * Starts a call that answers later, and measures it when it completes.
   *
   * @param call starts the call
   * @param standby the same by the standby route; {@code null} if there is none
   * @param <S> type of the stage
   * @return what the call returns; what it throws is thrown
   */
  public <S extends @Nullable CompletionStage<?>> S measureStage(
      ThrowingCall<S> call, @Nullable ThrowingCall<S> standby) {
    Measurement measurement = begin(standby != null);
    measurement.mayRepeat(measurement.choose(call, standby));
    S stage;
    try {
      stage = measurement.choose(call, standby).call();
    } catch (Throwable thrown) {
      measurement.ended(thrown);
      throw Sneaky.rethrow(thrown);
    }
    if (stage == null) {
      measurement.ended(null);
    } else {
      stage.whenComplete(
          (value, thrown) ->
              completed(measurement, thrown == null ? measurement.fault(value) : thrown));
    }
    return stage;
  }

  private static void completed(Measurement measurement, @Nullable Throwable thrown) {
    Throwable failure = thrown == null ? null : AsyncCall.unwrap(thrown);
    if (failure instanceof CancellationException) {
      measurement.abandoned();
    } else {
      measurement.ended(failure);
    }
  }

  /**
   * Begins to measure a call.
   *
   * @param hasStandby whether it can go by the standby route too
   */
  public Measurement begin(boolean hasStandby) {
    return new Measurement(routes == null ? null : routes.enter(hasStandby), time.nanos());
  }

  /** A call under way. To be ended once, by any thread. */
  public final class Measurement {
    private final EssentialRoutes.@Nullable Passage passage;
    private final long start;

    /** Offers the call to detection from whichever thread it ends on. */
    private @Nullable Callable<?> offering;

    private Measurement(EssentialRoutes.@Nullable Passage passage, long start) {
      this.passage = passage;
      this.start = start;
    }

    /** Whether the call goes by the standby route. */
    public boolean byStandby() {
      return passage != null && passage.byStandby();
    }

    private <T extends @Nullable Object> ThrowingCall<T> choose(
        ThrowingCall<T> call, @Nullable ThrowingCall<T> standby) {
      return standby != null && byStandby() ? standby : call;
    }

    /**
     * Says how to make the call again, for detection, should it fail; does nothing for calls that
     * may not be made again. On the caller's thread, whose context the repeated call will have.
     *
     * @param call as it goes, that is by {@link #byStandby} or not; a stage is waited for
     */
    public void mayRepeat(ThrowingCall<?> call) {
      if (passage != null && site.idempotent()) {
        offering = passage.repeatable(site, call::call);
      }
    }

    /** Offers the call, which did not go well, to detection, if it may be made again. */
    private void offer(Prober.Work call) {
      if (passage != null && site.idempotent()) {
        passage.offer(site, call);
      }
    }

    /**
     * Takes note of the end.
     *
     * @param thrown what the call threw; {@code null} if it had an answer
     */
    public void ended(@Nullable Throwable thrown) {
      long nanos = time.nanos() - start;
      boolean failed = thrown != null && !site.passes(thrown);
      if (thrown == null) {
        statistics.succeeded(nanos);
      } else if (failed) {
        statistics.failed(nanos);
      } else {
        statistics.passedThrough(nanos);
      }
      if (passage != null && thrown != null && failed && !site.isFault(thrown)) {
        passage.abandoned();
      } else if (passage != null) {
        passage.ended(failed ? thrown : null);
        if (failed && offering != null) {
          passage.offer(offering);
        }
      }
    }

    /** Takes note of what an answer throws at its consumer, who is to get it. */
    private RuntimeException brokenOff(Throwable thrown) {
      if (!site.passes(thrown) && !LazyAnswer.isInterruption(thrown)) {
        statistics.failed(time.nanos() - start);
        if (passage != null && site.isFault(thrown)) {
          passage.brokenOff(thrown);
        }
      }
      throw Sneaky.rethrow(thrown);
    }

    /**
     * What a call with this answer is measured as failed with, though its caller gets the answer.
     *
     * @return {@code null} if the answer is good
     */
    public @Nullable Throwable fault(@Nullable Object answer) {
      return site.fault(answer);
    }

    /** Takes note that nobody waits for the call any more; that is no fault of the dependency. */
    public void abandoned() {
      if (passage != null) {
        passage.abandoned();
      }
    }
  }

  @Override
  public String id() {
    return spec.id();
  }

  @Override
  public DependencySpec spec() {
    return spec;
  }

  @Override
  public DependencyState state() {
    return standing.verdict().state();
  }

  @Override
  public @Nullable Routes routes() {
    return routes == null ? null : routes.states();
  }

  @Override
  public CallCounts calls() {
    return statistics.counts();
  }

  @Override
  public Optional<ObjectiveState> objective() {
    return statistics.budget().map(ErrorBudget::state);
  }

  @Override
  public Dependency keyed(Object key) {
    throw new IllegalStateException(
        "dependency '%s' is essential and remembers no answers".formatted(spec.id()));
  }

  @Override
  public <T extends @Nullable Object> T call(Callable<? extends T> call) {
    return measured(call);
  }

  @Override
  public <T extends @Nullable Object> T call(
      Callable<? extends T> call, Supplier<? extends T> fallback) {
    return this.<T>attemptOrElse(call, why -> fallback.get()).value();
  }

  @Override
  public <T extends @Nullable Object> T callOrElse(
      Callable<? extends T> call, Function<? super Degradation, ? extends T> fallback) {
    return this.<T>attemptOrElse(call, fallback).value();
  }

  @Override
  public void run(CheckedRunnable call) {
    measure(
        Consumption.AT_ONCE,
        () -> {
          call.run();
          return Void.class; // nobody looks at it
        },
        null);
  }

  @Override
  public <T extends @Nullable Object> Outcome<T> attempt(
      Callable<? extends T> call, Supplier<? extends T> fallback) {
    return attemptOrElse(call, why -> fallback.get());
  }

  @Override
  public <T extends @Nullable Object> Outcome<T> attemptOrElse(
      Callable<? extends T> call, Function<? super Degradation, ? extends T> fallback) {
    try {
      return new Outcome.Live<>(this.<T>measured(call));
    } catch (Exception thrown) {
      Degradation why = answerable(thrown);
      return new Outcome.Substitute<>(substitute(fallback, why, thrown), why);
    }
  }

  @Override
  public <T extends @Nullable Object> CompletionStage<T> callAsync(
      Callable<? extends CompletionStage<? extends T>> call, Supplier<? extends T> fallback) {
    return callAsyncOrElse(call, why -> fallback.get());
  }

  @Override
  public <T extends @Nullable Object> CompletionStage<T> callAsyncOrElse(
      Callable<? extends CompletionStage<? extends T>> call,
      Function<? super Degradation, ? extends T> fallback) {
    CompletionStage<? extends T> stage;
    try {
      stage =
          measureStage(
              () -> AsyncCall.requireStage(call.call(), spec.id()),
              call instanceof CallWithStandby<?>
                  ? () ->
                      AsyncCall.requireStage(
                          NonEssentialDependency.<CompletionStage<? extends T>>callStandby(call),
                          spec.id())
                  : null);
    } catch (Exception thrown) {
      stage = CompletableFuture.failedStage(thrown);
    }
    return stage.handle(
        (value, thrown) -> {
          if (thrown == null) {
            return value;
          }
          Throwable cause = AsyncCall.unwrap(thrown);
          try {
            return substitute(fallback, answerable(cause), cause);
          } catch (Throwable left) {
            throw new CompletionException(left);
          }
        });
  }

  /**
   * Answers a call that failed with its caller's fallback.
   *
   * @param failure what it threw; thrown if it must reach the caller, and if the fallback throws
   * @param fallback answers instead
   * @param <T> type of the answer
   */
  public <T extends @Nullable Object> T insteadOf(
      Throwable failure, Function<? super Degradation, ? extends T> fallback) {
    return substitute(fallback, answerable(failure), failure);
  }

  private <T extends @Nullable Object> T measured(Callable<? extends T> call) {
    return this.<T>measure(
        site.consumption(),
        call::call,
        call instanceof CallWithStandby<?>
            ? () -> NonEssentialDependency.<T>callStandby(call)
            : null);
  }

  /** Why a failed call may be answered by the caller's fallback; throws what must not be. */
  private Degradation answerable(Throwable thrown) {
    if (site.passes(thrown) || thrown instanceof Error) {
      throw Sneaky.rethrow(thrown);
    }
    if (thrown instanceof InterruptedException) {
      Thread.currentThread().interrupt();
      throw new CallInterruptedException(spec.id(), thrown);
    }
    return new Degradation(spec.id(), Cause.FAILURE, null, null, null, time.now(), null, thrown);
  }

  private <T extends @Nullable Object> T substitute(
      Function<? super Degradation, ? extends T> fallback, Degradation why, Throwable failure) {
    try {
      T value = fallback.apply(why);
      statistics.substituted();
      return value;
    } catch (RuntimeException broken) {
      if (broken != failure) {
        failure.addSuppressed(broken);
      }
      throw Sneaky.rethrow(failure);
    }
  }
}
