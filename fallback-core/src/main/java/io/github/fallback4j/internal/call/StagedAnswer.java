package io.github.fallback4j.internal.call;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.spi.DegradationSink;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Answers calls that answer later without their dependency. */
final class StagedAnswer {
  private StagedAnswer() {}

  /** Answers a call that was not made, or failed at once. */
  static <T extends @Nullable Object> CompletableFuture<T> instead(
      OpenCall call,
      Guard guard,
      CallSite site,
      Request<? extends @Nullable CompletionStage<? extends T>> request,
      Degradation why) {
    @Nullable CompletionStage<? extends T> answered;
    try {
      DegradationSink sink = call.sink(guard.surroundings().sinks().current());
      answered = guard.chain().answer(site, request, Presentation.staged(), why, sink);
    } catch (Throwable thrown) {
      return CompletableFuture.failedFuture(thrown);
    }
    CompletableFuture<T> done = answered == null ? null : Stages.doneNow(answered);
    if (done != null && !done.isCompletedExceptionally()) {
      return done;
    }
    CompletableFuture<T> answer = new CompletableFuture<>();
    handOver(answered, answer, guard, request, why);
    return answer;
  }

  /**
   * Completes what the caller waits for with what the chain answered.
   *
   * @param answered may be {@code null}, or fail yet: then the empty value comes next
   */
  static <T extends @Nullable Object> void handOver(
      @Nullable CompletionStage<? extends T> answered,
      CompletableFuture<T> answer,
      Guard guard,
      Request<? extends @Nullable CompletionStage<? extends T>> request,
      Degradation why) {
    if (answered == null) {
      NullPointerException none =
          new NullPointerException("the fallback returned null, not a stage");
      substituteFailed(answer, guard, request, why, none);
      return;
    }
    answered.whenComplete(
        (value, thrown) -> {
          if (thrown == null) {
            answer.complete(value);
          } else {
            substituteFailed(answer, guard, request, why, Stages.unwrap(thrown));
          }
        });
  }

  private static <T extends @Nullable Object> void substituteFailed(
      CompletableFuture<T> answer,
      Guard guard,
      Request<? extends @Nullable CompletionStage<? extends T>> request,
      Degradation why,
      Throwable thrown) {
    if (thrown instanceof Error) {
      answer.completeExceptionally(thrown);
      return;
    }
    guard.chain().linkFailed(thrown);
    CompletionStage<? extends T> empty = request.hasEmpty() ? request.empty() : null;
    if (empty != null) {
      empty.thenAccept(answer::complete);
      return;
    }
    Throwable end = Ending.later(why);
    AnswerChain.suppress(end, thrown);
    answer.completeExceptionally(end);
  }
}
