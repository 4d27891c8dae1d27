package io.github.fallback4j.method;

import io.github.fallback4j.internal.call.Surroundings;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Turns a plain future into a {@code CompletableFuture} by polling it every 5 ms. No thread waits
 * for it. Cancelling this future cancels the plain one.
 */
@SuppressWarnings("NullAway") // a future may hold null
final class PolledFuture extends CompletableFuture<@Nullable Object> {
  private static final Duration PAUSE = Duration.ofMillis(5);

  private final Future<?> future;
  private final Surroundings surroundings;

  private PolledFuture(Future<?> future, Surroundings surroundings) {
    this.future = future;
    this.surroundings = surroundings;
  }

  static PolledFuture of(Future<?> future, Surroundings surroundings) {
    PolledFuture polled = new PolledFuture(future, surroundings);
    if (future.isDone()) {
      polled.completeHere();
    } else {
      polled.pause();
    }
    return polled;
  }

  private void pause() {
    if (surroundings.offload().closing()) { // the engine's time has stopped
      delayedExecutor(PAUSE.toMillis(), TimeUnit.MILLISECONDS).execute(this::poll);
    } else {
      surroundings.time().schedule(PAUSE, this::poll);
    }
  }

  /** Runs on the scheduler's thread, which must not run the caller's continuations. */
  private void poll() {
    if (future.isDone()) {
      completeAsync(this::outcome);
    } else if (!isDone()) {
      pause();
    }
  }

  private void completeHere() {
    try {
      complete(outcome());
    } catch (CompletionException failed) {
      completeExceptionally(failed.getCause());
    }
  }

  private @Nullable Object outcome() {
    try {
      return future.get();
    } catch (ExecutionException failed) {
      throw new CompletionException(failed.getCause() == null ? failed : failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CompletionException(interrupted);
    } catch (RuntimeException cancelled) {
      throw new CompletionException(cancelled);
    }
  }

  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    future.cancel(mayInterruptIfRunning);
    return super.cancel(mayInterruptIfRunning);
  }
}
