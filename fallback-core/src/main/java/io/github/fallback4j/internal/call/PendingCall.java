package io.github.fallback4j.internal.call;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.spi.DegradationSink;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
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
 * A call whose stage was not complete when it was returned, and at once what its caller waits for.
 * Its permit is held until the stage completes or the caller cancels; its caller is answered at the
 * deadline at the latest.
 *
 * <p>Stage and caller end it, whoever is first; the watch only judges it. Whoever finds that it was
 * judged does not answer: that is done already, or being done.
 */
final class PendingCall<T extends @Nullable Object> extends CompletableFuture<T>
    implements BiConsumer<T, @Nullable Throwable>, Runnable {
  private static final VarHandle STAGE;

  static {
    try {
      STAGE =
          MethodHandles.lookup().findVarHandle(PendingCall.class, "stage", CompletionStage.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Guard guard;
  private final Route route;
  private final Slot slot;
  private final long start;
  private final long allowed;
  private final CallSite site;
  private final Request<? extends @Nullable CompletionStage<? extends T>> request;
  private final Callable<@Nullable CompletionStage<? extends T>> fallback;
  private final @Nullable DegradationSink sink;

  /** {@code null} as soon as the call has ended. Taken only through {@link #STAGE}. */
  @SuppressWarnings("unused")
  private volatile @Nullable CompletionStage<? extends T> stage;

  /** Set before the fallback is asked, by who asks it. */
  private @Nullable Degradation why;

  PendingCall(
      Guard guard,
      Route route,
      Slot slot,
      long start,
      long allowed,
      CallSite site,
      Request<? extends @Nullable CompletionStage<? extends T>> request) {
    this.guard = guard;
    this.route = route;
    this.slot = slot;
    this.start = start;
    this.allowed = allowed;
    this.site = site;
    this.request = request;
    this.sink = guard.surroundings().sinks().current();
    this.fallback = inContext(guard, this::ask);
  }

  /** A context that cannot be carried takes no answer from its caller. */
  private static <A extends @Nullable Object> Callable<A> inContext(
      Guard guard, Callable<A> asking) {
    try {
      return guard.surroundings().carrier().carry(asking);
    } catch (RuntimeException broken) {
      guard.chain().linkFailed(broken);
      return asking;
    }
  }

  /** Called on the caller's thread, once. */
  PendingCall<T> await(CompletionStage<? extends T> started) {
    stage = started;
    boolean judged = answersAtDeadline() && !slot.detach(start, this);
    started.whenComplete(this);
    if (judged) {
      answerWithout(guard.degradation(Cause.DEADLINE, null));
    }
    return this;
  }

  private boolean answersAtDeadline() {
    return guard.spec().enforce() != Enforce.NONE;
  }

  /** The stage is complete. */
  @Override
  public void accept(T value, @Nullable Throwable thrown) {
    if (STAGE.getAndSet(this, null) == null) {
      return;
    }
    long elapsed = guard.surroundings().time().nanos() - start;
    boolean unjudged = slot.end(start);
    boolean inTime = unjudged && elapsed < allowed;
    if (inTime && thrown == null) {
      slot.countSuccess(elapsed);
    }
    slot.release();
    if (unjudged && !inTime) {
      route.overdue(elapsed);
    }
    boolean answered = !unjudged && answersAtDeadline();
    if (thrown == null) {
      succeeded(value, inTime, answered, elapsed);
    } else if (!answered) {
      failed(AsyncCall.unwrap(thrown), inTime, elapsed);
    }
  }

  private void succeeded(T value, boolean inTime, boolean answered, long elapsed) {
    if (inTime) {
      route.recorder().succeeded(start, elapsed);
    }
    guard.remember(site, request, value);
    if (answered) {
      return;
    }
    if (!inTime) {
      guard.statistics().count(Answer.LIVE, Cause.DEADLINE);
    }
    complete(value);
  }

  private void failed(Throwable thrown, boolean inTime, long elapsed) {
    if (inTime) {
      guard.recordFailure(route, site, thrown, start, elapsed);
    }
    Cause cause = guard.causeOf(site, thrown, !inTime);
    if (cause == Cause.NONE || thrown instanceof Error) {
      completeExceptionally(thrown);
    } else {
      answerWithout(guard.degradation(cause, thrown));
    }
  }

  /** The deadline is over. On the watch's thread, which must not run the caller's continuations. */
  @Override
  public void run() {
    Degradation overdue = guard.degradation(Cause.DEADLINE, null);
    try {
      guard.surroundings().offload().execute(() -> answerWithout(overdue));
    } catch (RejectedExecutionException everyThreadBusy) {
      completeAsync(
          () -> {
            throw new CompletionException(guard.chain().giveUp(overdue, sink));
          });
    }
  }

  private void answerWithout(Degradation reason) {
    why = reason;
    @Nullable CompletionStage<? extends T> answered;
    try {
      answered = fallback.call();
    } catch (Throwable thrown) {
      completeExceptionally(thrown);
      return;
    }
    StagedAnswer.handOver(answered, this, guard, request, reason);
  }

  private @Nullable CompletionStage<? extends T> ask() {
    guard.offer(route, site, request);
    return guard
        .chain()
        .answer(site, request, Presentation.staged(), Objects.requireNonNull(why), sink);
  }

  /** Gives the place of the call back as well; that is no fault of the dependency. */
  @Override
  public boolean cancel(boolean mayInterruptIfRunning) {
    boolean cancelled = super.cancel(mayInterruptIfRunning);
    if (cancelled) {
      abandon();
    }
    return cancelled;
  }

  private void abandon() {
    Object abandoned = STAGE.getAndSet(this, null);
    if (abandoned != null) {
      if (slot.end(start)) {
        route.recorder().abandoned(start);
      }
      slot.release();
      if (abandoned instanceof Future<?> future) {
        future.cancel(true);
      }
    }
  }
}
