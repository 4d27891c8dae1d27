package io.github.fallback4j.internal.call;

import io.github.fallback4j.CallCounts;
import io.github.fallback4j.CheckedRunnable;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.Outcome;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A dependency of an engine that steps aside ({@code fallback.enabled=false}): every call goes
 * straight through, and throws what it throws. Safe for use by many threads.
 *
 * @param spec how it was declared
 * @param state normal, always
 */
public record DisabledDependency(DependencySpec spec, DependencyState state) implements Dependency {

  @Override
  public String id() {
    return spec.id();
  }

  @Override
  public CallCounts calls() {
    return new CallCounts(0, 0, 0, 0, 0, 0, 0);
  }

  @Override
  public Dependency keyed(Object key) {
    return this;
  }

  @Override
  public <T extends @Nullable Object> T call(Callable<? extends T> call) {
    try {
      return call.call();
    } catch (Exception thrown) {
      throw Sneaky.rethrow(thrown);
    }
  }

  @Override
  public <T extends @Nullable Object> T call(
      Callable<? extends T> call, Supplier<? extends T> fallback) {
    return this.<T>call(call);
  }

  @Override
  public <T extends @Nullable Object> T callOrElse(
      Callable<? extends T> call, Function<? super Degradation, ? extends T> fallback) {
    return this.<T>call(call);
  }

  @Override
  public void run(CheckedRunnable call) {
    call(
        () -> {
          call.run();
          return Void.class; // nobody looks at it
        });
  }

  @Override
  public <T extends @Nullable Object> Outcome<T> attempt(
      Callable<? extends T> call, Supplier<? extends T> fallback) {
    return new Outcome.Live<>(this.<T>call(call));
  }

  @Override
  public <T extends @Nullable Object> Outcome<T> attemptOrElse(
      Callable<? extends T> call, Function<? super Degradation, ? extends T> fallback) {
    return new Outcome.Live<>(this.<T>call(call));
  }

  @Override
  public <T extends @Nullable Object> CompletionStage<T> callAsync(
      Callable<? extends CompletionStage<? extends T>> call, Supplier<? extends T> fallback) {
    return straight(call);
  }

  @Override
  public <T extends @Nullable Object> CompletionStage<T> callAsyncOrElse(
      Callable<? extends CompletionStage<? extends T>> call,
      Function<? super Degradation, ? extends T> fallback) {
    return straight(call);
  }

  @SuppressWarnings("unchecked") // what comes out of a stage of a narrower type fits the wider
  private static <T extends @Nullable Object> CompletionStage<T> straight(
      Callable<? extends CompletionStage<? extends T>> call) {
    try {
      return (CompletionStage<T>) call.call();
    } catch (Exception thrown) {
      return CompletableFuture.failedStage(thrown);
    }
  }

  @Override
  public String toString() {
    return DependencyText.of(this);
  }
}
