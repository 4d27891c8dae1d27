package io.github.fallback4j.internal.call;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.spi.DegradationSink;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A call whose stage was not complete when it was returned, or that another thread makes, and at
 * once what its caller waits for. Its permit is held until the stage completes or the caller
 * cancels; its caller is answered at the deadline at the latest.
 */
final class PendingCall<T extends @Nullable Object> extends CompletableFuture<T>
    implements BiConsumer<T, @Nullable Throwable>, Runnable {
  private final OpenCall call;
  private final Guard guard;
  private final CallSite site;
  private final Request<? extends @Nullable CompletionStage<? extends T>> request;
  private final Callable<CompletableFuture<T>> fallback;
  private final @Nullable DegradationSink sink;
  private volatile @Nullable CompletionStage<? extends T> stage;

  /** Set before the fallback is asked, by who asks it. */
  private @Nullable Degradation why;

  PendingCall(
      OpenCall call,
      Guard guard,
      CallSite site,
      Request<? extends @Nullable CompletionStage<? extends T>> request) {
    this.call = call;
    this.guard = guard;
    this.site = site;
    this.request = request;
    this.sink = call.sink(guard.surroundings().sinks().current());
    this.fallback = guard.inContext(this::ask);
  }

  /** Called on the caller's thread, once. */
  PendingCall<T> await(CompletionStage<? extends T> started) {
    stage = started;
    boolean overdue = !call.detach(this);
    started.whenComplete(this);
    if (overdue) {
      answerWithout(guard.degradation(Cause.DEADLINE, null));
    }
    return this;
  }

  /** Has the call made by another thread. Called on the caller's thread, once. */
  PendingCall<T> startElsewhere() {
    Callable<@Nullable Void> work;
    try {
      work = guard.surroundings().carrier().carry(this::start);
    } catch (Throwable noContext) {
      call.detach(this);
      accept(null, noContext);
      return this;
    }
    if (!call.detach(this)) {
      call.abandon();
      answerWithout(guard.degradation(Cause.DEADLINE, null));
      return this;
    }
    try {
      guard.surroundings().offload().begin(() -> run(work));
    } catch (RejectedExecutionException refused) {
      if (guard.surroundings().offload().closing()) {
        run(work);
      } else if (call.abandon()) { // every thread is busy
        answerWithout(guard.refused());
      }
    } catch (Throwable noThread) {
      accept(null, noThread);
    }
    return this;
  }

  private void run(Callable<@Nullable Void> work) {
    try {
      work.call();
    } catch (Throwable thrown) {
      accept(null, thrown);
    }
  }

  private @Nullable Void start() throws Exception {
    CompletionStage<? extends T> started;
    try {
      started = Stages.require(call.make(request, AnswerShape.STAGE), guard.spec().id());
    } catch (Throwable thrown) {
      throw Sneaky.rethrow(thrown);
    }
    stage = started;
    if (isCancelled() && started instanceof Future<?> future) {
      future.cancel(false);
    }
    started.whenComplete(this);
    return null;
  }

  /** The stage is complete. */
  @Override
  @SuppressWarnings("NullAway") // what failed has no value
  public void accept(@Nullable T value, @Nullable Throwable thrown) {
    Throwable failure = thrown == null ? site.fault(value) : Stages.unwrap(thrown);
    CallEnd end = call.end(failure);
    if (end == CallEnd.BEFORE) {
      return;
    }
    boolean answered = end == CallEnd.JUDGED && enforced();
    if (failure == null) {
      call.answered(request, value, end, !answered);
    }
    if (answered) {
      return;
    }
    if (failure == null) {
      complete(value);
      return;
    }
    Degradation reason = call.answerable(failure, end);
    if (reason == null) {
      completeExceptionally(failure);
    } else {
      answerWithout(reason);
    }
  }

  /** Whether a call that was judged overdue was answered then. */
  private boolean enforced() {
    return guard.enforce() != Enforce.NONE;
  }

  /** The deadline is over. On the watch's thread, which must not run the caller's continuations. */
  @Override
  public void run() {
    Degradation overdue = guard.degradation(Cause.DEADLINE, null);
    try {
      guard.surroundings().offload().execute(() -> answerWithout(overdue));
    } catch (Throwable noThread) { // every one is busy, or none to be had
      giveUp(guard.chain().giveUp(overdue, sink));
    }
  }

  private void giveUp(Throwable end) {
    try {
      completeAsync(
          () -> {
            throw new CompletionException(end);
          });
    } catch (Throwable noThread) { // better here than never
      completeExceptionally(end);
    }
  }

  private void answerWithout(Degradation reason) {
    why = reason;
    Stages.completeBy(this, fallback);
  }

  private CompletableFuture<T> ask() {
    call.offer(request, AnswerShape.STAGE);
    return StagedAnswer.<T, @Nullable CompletionStage<? extends T>>of(
        guard, site, StagedAnswer.asked(request), Objects.requireNonNull(why), sink);
  }

  /** Gives the permit back as well. What it cancels is interrupted only if its caller says so. */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled && call.abandon() && stage instanceof Future<?> future) {
      future.cancel(mayInterruptIfRunning);
    }
    return cancelled;
  }
}
