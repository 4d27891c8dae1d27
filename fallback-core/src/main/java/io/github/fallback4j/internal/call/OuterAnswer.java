package io.github.fallback4j.internal.call;

import io.github.fallback4j.spi.DegradationSink;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Answers calls whose guard stands inside of something that may keep answers, like a cache. Calls
 * from a {@linkplain CallSite#deferring() deferring} site end with {@link Unanswered}; the chain is
 * asked out here, by each caller for itself.
 */
public final class OuterAnswer {
  private OuterAnswer() {}

  /** Makes a call through whatever stands between the guard and the caller. */
  @FunctionalInterface
  public interface Through<T extends @Nullable Object> {
    /** Makes the call, and returns or throws what arrives out here. */
    T make() throws Throwable;
  }

  /**
   * Makes a call that answers when it returns.
   *
   * @param request what there is to answer with
   * @param through makes the call, through whatever stands in between
   * @param <T> type of the answer
   */
  public static <T extends @Nullable Object> T now(
      Guard guard, CallSite site, Request<T> request, Through<T> through) throws Throwable {
    try {
      return through.make();
    } catch (Throwable thrown) {
      Unanswered unanswered = Unanswered.in(thrown);
      if (unanswered == null) {
        throw thrown;
      }
      return guard
          .chain()
          .answer(
              site,
              request,
              Presentation.plain(),
              unanswered.why(),
              unanswered.sink(guard.surroundings().sinks().current()));
    }
  }

  /**
   * Makes a call that answers later.
   *
   * @param request what there is to answer with
   * @param through makes the call, through whatever stands in between
   * @param <T> type of the answer
   * @return {@code null} if the call returns that
   */
  public static <T extends @Nullable Object> @Nullable CompletionStage<T> later(
      Guard guard,
      CallSite site,
      Request<? extends @Nullable CompletionStage<? extends T>> request,
      Through<? extends @Nullable CompletionStage<T>> through)
      throws Throwable {
    CompletionStage<T> stage;
    try {
      stage = through.make();
    } catch (Throwable thrown) {
      if (Unanswered.in(thrown) == null) {
        throw thrown;
      }
      stage = CompletableFuture.failedFuture(thrown);
    }
    CompletableFuture<T> done = stage == null ? null : Stages.doneNow(stage);
    if (stage == null || (done != null && !done.isCompletedExceptionally())) {
      return stage;
    }
    Later<T> answer = new Later<>(guard, site, request, stage);
    stage.whenComplete(answer);
    return answer;
  }

  /** What the caller of such a call waits for. */
  private static final class Later<T extends @Nullable Object> extends CompletableFuture<T>
      implements BiConsumer<T, @Nullable Throwable> {
    private final Guard guard;
    private final CallSite site;
    private final Request<? extends @Nullable CompletionStage<? extends T>> request;
    private final CompletionStage<T> stage;
    private final Callable<CompletableFuture<T>> fallback;
    private final @Nullable DegradationSink sink;

    /** Set before the fallback is asked, by who asks it. */
    private @Nullable Unanswered unanswered;

    Later(
        Guard guard,
        CallSite site,
        Request<? extends @Nullable CompletionStage<? extends T>> request,
        CompletionStage<T> stage) {
      this.guard = guard;
      this.site = site;
      this.request = request;
      this.stage = stage;
      this.sink = guard.surroundings().sinks().current();
      this.fallback = guard.inContext(this::ask);
    }

    @Override
    public void accept(T value, @Nullable Throwable thrown) {
      if (thrown == null) {
        complete(value);
        return;
      }
      unanswered = Unanswered.in(thrown);
      if (unanswered == null) {
        completeExceptionally(Stages.unwrap(thrown));
      } else {
        Stages.completeBy(this, fallback);
      }
    }

    private CompletableFuture<T> ask() {
      Unanswered known = Objects.requireNonNull(unanswered);
      return StagedAnswer.<T, @Nullable CompletionStage<? extends T>>of(
          guard, site, StagedAnswer.asked(request), known.why(), known.sink(sink));
    }

    /** Cancels the call as well, where what stands in between passes that on. */
    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
      boolean cancelled = super.cancel(mayInterruptIfRunning);
      if (cancelled && stage instanceof Future<?> future) {
        future.cancel(mayInterruptIfRunning);
      }
      return cancelled;
    }
  }
}
