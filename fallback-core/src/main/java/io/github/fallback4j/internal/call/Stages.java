package io.github.fallback4j.internal.call;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/** What is asked of stages. */
final class Stages {
  private Stages() {}

  static <S> S require(@Nullable S stage, String dependency) {
    if (stage == null) {
      throw new NullPointerException(
          "a call of dependency '" + dependency + "' returned null instead of a stage");
    }
    return stage;
  }

  /**
   * The stage itself, if it can be seen to be complete. Only of the class as it is: others may show
   * the interface and refuse to be looked at, like what {@code completedStage} returns.
   */
  @SuppressWarnings("unchecked") // what comes out of a future of a narrower type fits the wider
  static <T extends @Nullable Object> @Nullable CompletableFuture<T> doneNow(
      CompletionStage<? extends T> stage) {
    return stage.getClass() == CompletableFuture.class && ((CompletableFuture<?>) stage).isDone()
        ? (CompletableFuture<T>) stage
        : null;
  }

  /**
   * Completes a future as another does that is asked for.
   *
   * @param asked returns the other; what it throws is what the future fails with
   */
  static <T extends @Nullable Object> void completeBy(
      CompletableFuture<T> future, Callable<CompletableFuture<T>> asked) {
    CompletableFuture<T> other;
    try {
      other = asked.call();
    } catch (Throwable thrown) {
      future.completeExceptionally(thrown);
      return;
    }
    other.whenComplete(
        (value, thrown) -> {
          if (thrown == null) {
            future.complete(value);
          } else {
            future.completeExceptionally(unwrap(thrown));
          }
        });
  }

  /** What a future failed with that has failed. */
  static Throwable thrownBy(CompletableFuture<?> failed) {
    try {
      failed.join();
      throw new IllegalStateException("the future did not fail: " + failed);
    } catch (RuntimeException thrown) {
      return unwrap(thrown);
    }
  }

  /** What a stage failed with, without the exception that stages wrap it in. */
  static Throwable unwrap(Throwable thrown) {
    boolean wrapper = thrown instanceof CompletionException || thrown instanceof ExecutionException;
    Throwable cause = thrown.getCause();
    return wrapper && cause != null ? cause : thrown;
  }

  /**
   * Waits for an answer that comes later, and gives it up when the thread is interrupted.
   *
   * @param answer a stage is waited for, a stream is closed
   * @return what a stage completes with, or the answer itself
   * @throws Throwable what a stage fails with
   */
  static @Nullable Object settled(@Nullable Object answer) throws Throwable {
    LazyAnswer.discard(answer); // that it could be opened is enough
    if (!(answer instanceof CompletionStage<?> stage)) {
      return answer;
    }
    CompletableFuture<?> later = stage.toCompletableFuture();
    try {
      return later.get();
    } catch (ExecutionException failed) {
      throw unwrap(failed);
    } catch (InterruptedException overdue) {
      later.cancel(true);
      throw overdue;
    }
  }
}
