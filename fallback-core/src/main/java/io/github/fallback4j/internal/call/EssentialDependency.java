package io.github.fallback4j.internal.call;

import io.github.fallback4j.CallCounts;
import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Cause;
import io.github.fallback4j.CheckedRunnable;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.ObjectiveState;
import io.github.fallback4j.Outcome;
import io.github.fallback4j.Routes;
import io.github.fallback4j.Status;
import io.github.fallback4j.internal.objective.ErrorBudget;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.spi.Time;
import java.util.Optional;
import java.util.concurrent.Callable;
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
  private final EssentialGuard guard;

  /**
   * Creates one without a standby.
   *
   * @param spec how it was declared
   * @param standing where its orders show
   * @param surroundings what the engine's guards share
   */
  public EssentialDependency(DependencySpec spec, Standing standing, Surroundings surroundings) {
    this(spec, standing, surroundings, (EssentialRoutes) null);
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
        spec, standing, surroundings, new EssentialRoutes(spec, standing, surroundings, standings));
  }

  private EssentialDependency(
      DependencySpec spec,
      Standing standing,
      Surroundings surroundings,
      @Nullable EssentialRoutes routes) {
    this.spec = spec;
    this.standing = standing;
    this.time = surroundings.time();
    this.guard = new EssentialGuard(spec, surroundings, this::isNormal, routes);
  }

  /** Whether calls go as ever, by the primary. */
  private boolean isNormal() {
    Routes states = routes();
    return state().status() == Status.NORMAL
        && (states == null || states.primary().status() == Status.NORMAL);
  }

  /**
   * Says how to find out how its primary is, where its spec does not; does nothing if there is no
   * other route.
   *
   * @param probe bad if it throws or answers {@code false}; a stage is waited for
   */
  public void declareProbe(Callable<?> probe) {
    guard.declareProbe(probe);
  }

  /** What measures its calls. */
  public EssentialGuard guard() {
    return guard;
  }

  /** How its calls went. */
  public EssentialStatistics statistics() {
    return guard.statistics();
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
    return guard.routes();
  }

  @Override
  public CallCounts calls() {
    return guard.statistics().counts();
  }

  @Override
  public Optional<ObjectiveState> objective() {
    return guard.statistics().budget().map(ErrorBudget::state);
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
    EssentialCall.measure(
        guard,
        Consumption.AT_ONCE,
        () -> {
          call.run();
          return Void.class; // nobody looks at it
        });
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
      stage = EssentialCall.measureStage(guard, new StageCall<T>(call, spec.id()));
    } catch (Exception thrown) {
      stage = CompletableFuture.failedStage(thrown);
    }
    return stage.handle(
        (value, thrown) -> {
          if (thrown == null) {
            return value;
          }
          Throwable cause = Stages.unwrap(thrown);
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
    return EssentialCall.measure(guard, guard.site().consumption(), new ApplicationCall<T>(call));
  }

  /** Why a failed call may be answered by the caller's fallback; throws what must not be. */
  private Degradation answerable(Throwable thrown) {
    if (guard.site().passes(thrown) || thrown instanceof Error) {
      throw Sneaky.rethrow(thrown);
    }
    if (Interruption.isOfThisThread(thrown)) {
      Thread.currentThread().interrupt();
      throw thrown instanceof CallInterruptedException already
          ? already
          : new CallInterruptedException(spec.id(), thrown);
    }
    return new Degradation(spec.id(), Cause.FAILURE, null, null, null, time.now(), null, thrown);
  }

  private <T extends @Nullable Object> T substitute(
      Function<? super Degradation, ? extends T> fallback, Degradation why, Throwable failure) {
    try {
      T value = fallback.apply(why);
      guard.statistics().substituted();
      return value;
    } catch (RuntimeException broken) {
      Throwable end = Ending.failure(why) == null ? Ending.now(why) : failure;
      AnswerChain.suppress(end, broken);
      throw Sneaky.rethrow(end);
    }
  }

  /** A call that is to answer with a stage. */
  private static final class StageCall<T extends @Nullable Object>
      extends ApplicationCall<CompletionStage<? extends T>> {
    private final String dependency;

    StageCall(Callable<? extends CompletionStage<? extends T>> work, String dependency) {
      super(work);
      this.dependency = dependency;
    }

    @Override
    public CompletionStage<? extends T> call() throws Exception {
      return Stages.require(super.call(), dependency);
    }

    @Override
    public CompletionStage<? extends T> callStandby() throws Exception {
      return Stages.require(super.callStandby(), dependency);
    }
  }

  @Override
  public String toString() {
    return DependencyText.of(this);
  }
}
