package io.github.fallback4j.internal.drill;

import io.github.fallback4j.internal.verdict.CallEffect;
import io.github.fallback4j.spi.CallFault;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * What a fault does to one call. A refused, hanging or malformed one is never made. A slow one is:
 * where the caller waits after the delay; where the answer comes later at once, on the caller's
 * thread, and its answer is held back.
 */
final class FaultMeeting implements CallEffect.Meeting {
  private final CallFault fault;
  private final Waits waits;
  private final Executor executor;

  FaultMeeting(CallFault fault, Waits waits, Executor executor) {
    this.fault = fault;
    this.waits = waits;
    this.executor = executor;
  }

  @Override
  @SuppressWarnings("unchecked") // who injects a malformed answer answers for its type
  public <T extends @Nullable Object> T call(CallEffect.Work<T> call) throws Throwable {
    switch (fault.fault()) {
      case ERROR, FLAPPING -> throw fault.newError();
      case HANG -> {
        await(null);
        throw fault.newError();
      }
      case SLOW -> await(delay());
      case MALFORMED -> {
        return (T) malformed();
      }
      case OFF -> {}
    }
    return call.call();
  }

  /** Waits; whoever waits may be interrupted, as in any client. */
  private void await(@Nullable Duration delay) throws Exception {
    CompletableFuture<@Nullable Void> over = waits.begin(delay);
    try {
      over.get();
    } finally {
      over.cancel(false);
    }
  }

  @Override
  @SuppressWarnings("unchecked") // as above
  public <T extends @Nullable Object> @Nullable CompletionStage<? extends T> start(
      CallEffect.Work<? extends @Nullable CompletionStage<? extends T>> call) throws Throwable {
    return switch (fault.fault()) {
      case ERROR, FLAPPING -> CompletableFuture.<T>failedFuture(fault.newError());
      case HANG -> this.<T>after(null, CompletableFuture.failedFuture(fault.newError()));
      case SLOW -> this.<T>slow(call.call());
      case MALFORMED -> CompletableFuture.completedFuture((T) malformed());
      case OFF -> call.call();
    };
  }

  private <T extends @Nullable Object> @Nullable CompletionStage<? extends T> slow(
      @Nullable CompletionStage<? extends T> answer) {
    return answer == null ? null : this.<T>after(delay(), answer);
  }

  /** Holds an answer back. Cancelling what is returned cancels it. */
  private <T extends @Nullable Object> CompletableFuture<T> after(
      @Nullable Duration delay, CompletionStage<? extends T> answer) {
    CompletableFuture<@Nullable Void> over = new CompletableFuture<>();
    CompletableFuture<T> held = new CompletableFuture<>();
    answer.whenComplete(
        (value, thrown) ->
            waitThen(
                delay,
                over,
                () -> {
                  if (thrown == null) {
                    held.complete(value);
                  } else {
                    held.completeExceptionally(thrown);
                  }
                }));
    held.whenComplete(
        (value, thrown) -> {
          over.cancel(false);
          if (held.isCancelled()) {
            answer.toCompletableFuture().cancel(true);
          }
        });
    return held;
  }

  private void waitThen(
      @Nullable Duration delay, CompletableFuture<@Nullable Void> gaveUp, Runnable then) {
    CompletableFuture<@Nullable Void> over = waits.begin(delay);
    gaveUp.whenComplete((nothing, cancelled) -> over.cancel(false));
    over.whenComplete(
        (nothing, cancelled) -> {
          if (cancelled == null) {
            elsewhere(then);
          }
        });
  }

  /** Away from the timer, whose thread must not run what depends on an answer. */
  private void elsewhere(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException everyThreadBusy) {
      task.run();
    }
  }

  private Duration delay() {
    long least = fault.delay().toNanos();
    long most = fault.longestDelay().toNanos();
    return Duration.ofNanos(
        least == most ? least : ThreadLocalRandom.current().nextLong(least, most + 1));
  }

  @SuppressWarnings("NullAway") // null is a malformed answer too
  private Object malformed() {
    return Objects.requireNonNull(fault.malformed()).get();
  }
}
