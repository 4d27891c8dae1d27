package io.github.fallback4j.internal.call;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.spi.DegradationSink;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Presents answers of calls that answer later as stages. What is remembered is what a stage
 * completed with, so that calls that answer now and calls that answer later have one memory. A
 * fallback's stage that fails is a link that failed: the empty value comes next.
 *
 * @param <T> type of the answer
 * @param <S> a stage of it; open, because what is remembered comes as one and is none
 */
record StagedAnswer<T extends @Nullable Object, S extends @Nullable Object>(
    Guard guard, Request<S> request, @Nullable DegradationSink sink)
    implements Presentation<S, CompletableFuture<T>> {

  /**
   * Answers a call without its dependency.
   *
   * @param sink hears of it; {@code null} if nobody does
   * @return the answer, perhaps yet to come; throws what its caller gets if there is none
   */
  static <T extends @Nullable Object, S extends @Nullable CompletionStage<? extends T>>
      CompletableFuture<T> of(
          Guard guard,
          CallSite site,
          Request<S> request,
          Degradation why,
          @Nullable DegradationSink sink) {
    return guard
        .chain()
        .answer(site, request, new StagedAnswer<T, S>(guard, request, sink), why, sink);
  }

  /** Answers a call that was not made, or ended at once, in the same way. */
  static <T extends @Nullable Object> CompletableFuture<T> instead(
      OpenCall call,
      Guard guard,
      CallSite site,
      Request<? extends @Nullable CompletionStage<? extends T>> request,
      Degradation why) {
    try {
      DegradationSink sink = call.sink(guard.surroundings().sinks().current());
      return StagedAnswer.<T, @Nullable CompletionStage<? extends T>>of(
          guard, site, asked(request), why, sink);
    } catch (Throwable thrown) {
      return CompletableFuture.failedFuture(thrown);
    }
  }

  @SuppressWarnings("unchecked") // a request is only asked for stages, never given one
  static <T extends @Nullable Object> Request<@Nullable CompletionStage<? extends T>> asked(
      Request<? extends @Nullable CompletionStage<? extends T>> request) {
    return (Request<@Nullable CompletionStage<? extends T>>) request;
  }

  @Override
  public CompletableFuture<T> live(S stage) {
    return known(stage);
  }

  @Override
  @SuppressWarnings("unchecked") // one call site remembers answers of its own type only
  public CompletableFuture<T> stale(S remembered, Duration age, Degradation why) {
    return CompletableFuture.completedFuture((T) remembered);
  }

  @Override
  public boolean isPending(S returned) {
    CompletionStage<? extends T> stage = stage(returned);
    CompletableFuture<T> done = stage == null ? null : Stages.doneNow(stage);
    return done == null || done.isCompletedExceptionally();
  }

  @Override
  public CompletableFuture<T> pending(S returned, Degradation why) {
    CompletionStage<? extends T> stage = stage(returned);
    CompletableFuture<T> answer = new CompletableFuture<>();
    if (stage == null) {
      failed(answer, why, new NullPointerException("the fallback returned null, not a stage"));
      return answer;
    }
    stage.whenComplete(
        (value, thrown) -> {
          if (thrown == null) {
            guard.chain().substituted(why, sink);
            answer.complete(value);
          } else {
            failed(answer, why, Stages.unwrap(thrown));
          }
        });
    return answer;
  }

  private void failed(CompletableFuture<T> answer, Degradation why, Throwable thrown) {
    AnswerChain chain = guard.chain();
    if (thrown instanceof Error) {
      chain.unanswered(why, sink);
      answer.completeExceptionally(thrown);
      return;
    }
    chain.linkFailed(thrown);
    CompletionStage<? extends T> empty = request.hasEmpty() ? stage(request.empty()) : null;
    if (empty != null) {
      chain.emptied(why, sink);
      empty.thenAccept(answer::complete);
      return;
    }
    chain.unanswered(why, sink);
    Throwable end = Ending.later(why);
    AnswerChain.suppress(end, thrown);
    answer.completeExceptionally(end);
  }

  @Override
  public CompletableFuture<T> substitute(S stage, Degradation why) {
    return known(stage);
  }

  @Override
  public CompletableFuture<T> empty(S stage, Degradation why) {
    return known(stage);
  }

  @Override
  public Throwable unanswered(Degradation why) {
    return Ending.later(why);
  }

  @SuppressWarnings("unchecked") // requests are asked for stages
  private @Nullable CompletionStage<? extends T> stage(S returned) {
    return (CompletionStage<? extends T>) returned;
  }

  /** A stage that is complete, as a future of the wider type. */
  @SuppressWarnings("unchecked") // what comes out of a future of a narrower type fits the wider
  private CompletableFuture<T> known(S stage) {
    return (CompletableFuture<T>) Objects.requireNonNull(stage(stage)).toCompletableFuture();
  }
}
