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
  private final CallSite site;
  private final EssentialStatistics statistics;

  /**
   * Creates it.
   *
   * @param spec how it was declared
   * @param standing where its orders show
   * @param time measures its calls
   */
  public EssentialDependency(DependencySpec spec, Standing standing, Time time) {
    this.spec = spec;
    this.standing = standing;
    this.time = time;
    this.site = new CallSite(spec.passThrough(), null, false);
    this.statistics = new EssentialStatistics(spec.objective(), time);
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
   * @param call the call
   * @param <T> type of the answer
   * @return what the call returns; what it throws is thrown
   */
  public <T extends @Nullable Object> T measure(ThrowingCall<T> call) {
    long start = time.nanos();
    T value;
    try {
      value = call.call();
    } catch (Throwable thrown) {
      ended(thrown, start);
      throw Sneaky.rethrow(thrown);
    }
    ended(null, start);
    return value;
  }

  /**
   * Starts a call that answers later, and measures it when it completes.
   *
   * @param call starts the call
   * @param <S> type of the stage
   * @return what the call returns; what it throws is thrown
   */
  public <S extends @Nullable CompletionStage<?>> S measureStage(ThrowingCall<S> call) {
    long start = time.nanos();
    S stage;
    try {
      stage = call.call();
    } catch (Throwable thrown) {
      ended(thrown, start);
      throw Sneaky.rethrow(thrown);
    }
    if (stage == null) {
      ended(null, start);
    } else {
      stage.whenComplete(
          (value, thrown) -> ended(thrown == null ? null : AsyncCall.unwrap(thrown), start));
    }
    return stage;
  }

  private void ended(@Nullable Throwable thrown, long start) {
    long nanos = time.nanos() - start;
    if (thrown == null) {
      statistics.succeeded(nanos);
    } else if (site.passes(thrown)) {
      statistics.passedThrough(nanos);
    } else {
      statistics.failed(nanos);
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
    return this.<T>measure(call::call);
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
      return new Outcome.Live<>(this.<T>measure(call::call));
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
      stage = measureStage(() -> AsyncCall.requireStage(call.call(), spec.id()));
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
