package io.github.fallback4j.internal.call;

import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.internal.verdict.Verdict;
import io.github.fallback4j.spi.Time;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A call that answers later. Its permit is held until its stage completes or the caller cancels;
 * its caller is answered at the deadline at the latest.
 */
public final class AsyncCall<T extends @Nullable Object> {
  private final Guard guard;
  private final Time time;
  private final CallSite site;
  private final Request<? extends @Nullable CompletionStage<? extends T>> request;
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final boolean answersAtDeadline;
  private @Nullable CompletionStage<? extends T> stage;

  private AsyncCall(
      Guard guard,
      CallSite site,
      Request<? extends @Nullable CompletionStage<? extends T>> request) {
    this.guard = guard;
    this.time = guard.surroundings().time();
    this.site = site;
    this.request = request;
    this.answersAtDeadline = guard.spec().enforce() != Enforce.NONE;
  }

  /**
   * Makes a call that answers later, or answers without it.
   *
   * @param guard guards the dependency
   * @param site where the call is made from
   * @param request starts the call; what is remembered is what its stage completes with
   * @param <T> type of the answer
   * @return completes with the answer; cancelling it cancels the call
   */
  public static <T extends @Nullable Object> CompletableFuture<T> perform(
      Guard guard,
      CallSite site,
      Request<? extends @Nullable CompletionStage<? extends T>> request) {
    AsyncCall<T> call = new AsyncCall<>(guard, site, request);
    Verdict verdict = guard.verdict();
    if (!verdict.admits()) {
      call.answerWithout(verdict.degradation());
      return call.answer;
    }
    Route route = guard.route(request);
    if (route == null) {
      call.answerWithout(guard.withoutRoute());
      return call.answer;
    }
    Slot slot = route.claim(null);
    if (slot == null) {
      call.answerWithout(guard.refused());
    } else {
      call.start(route, slot);
    }
    return call.answer;
  }

  private void start(Route route, Slot slot) {
    long allowed = route.allowance();
    long start = time.nanos();
    slot.begin(start, allowed, null, answersAtDeadline ? this::answerOverdue : null, null);
    CompletionStage<? extends T> started;
    try {
      started = requireStage(guard.call(route, request), guard.spec().id());
    } catch (InterruptedException | CallInterruptedException thrown) {
      interrupted(route, slot, start, thrown);
      return;
    } catch (Throwable thrown) {
      end(route, slot, start, allowed, null, thrown);
      return;
    }
    stage = started;
    started.whenComplete(
        (value, thrown) ->
            end(route, slot, start, allowed, value, thrown == null ? null : unwrap(thrown)));
    answer.whenComplete(
        (value, thrown) -> {
          if (answer.isCancelled()) {
            cancel(route, slot, start);
          }
        });
  }

  static <S> S requireStage(@Nullable S stage, String dependency) {
    if (stage == null) {
      throw new NullPointerException(
          "a call of dependency '" + dependency + "' returned null instead of a stage");
    }
    return stage;
  }

  /** The caller was interrupted while it started the call; that is no fault of the dependency. */
  private void interrupted(Route route, Slot slot, long start, Exception interruption) {
    boolean unjudged = slot.end(start);
    slot.release();
    if (unjudged) {
      route.recorder().abandoned(start);
    }
    if (unjudged || !answersAtDeadline) {
      answer.completeExceptionally(guard.interrupted(interruption));
    } else {
      Thread.currentThread().interrupt();
    }
  }

  /** Gives the place of a call its caller cancelled back; that is no fault of the dependency. */
  private void cancel(Route route, Slot slot, long start) {
    if (ended.compareAndSet(false, true)) {
      if (slot.end(start)) {
        route.recorder().abandoned(start);
      }
      slot.release();
      if (stage instanceof Future<?> future) {
        future.cancel(true);
      }
    }
  }

  private void end(
      Route route,
      Slot slot,
      long start,
      long allowed,
      @Nullable T value,
      @Nullable Throwable thrown) {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    long elapsed = time.nanos() - start;
    boolean unjudged = slot.end(start);
    boolean inTime = unjudged && elapsed < allowed;
    if (inTime && thrown == null) {
      slot.countSuccess(elapsed);
    }
    slot.release();
    if (unjudged && !inTime) {
      route.overdue(elapsed);
    }
    boolean answered = !unjudged && answersAtDeadline;
    if (thrown == null) {
      succeed(route, value, inTime, answered, start, elapsed);
    } else if (!answered) {
      fail(route, thrown, inTime, start, elapsed);
    }
  }

  @SuppressWarnings("NullAway") // a stage of a nullable type completes with null
  private void succeed(
      Route route, @Nullable T value, boolean inTime, boolean answered, long start, long elapsed) {
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
    answer.complete(value);
  }

  private void fail(Route route, Throwable thrown, boolean inTime, long start, long elapsed) {
    if (inTime) {
      guard.recordFailure(route, site, thrown, start, elapsed);
    }
    Cause cause = guard.causeOf(site, thrown, !inTime);
    if (cause == Cause.NONE || thrown instanceof Error) {
      answer.completeExceptionally(thrown);
    } else {
      answerWithout(guard.degradation(cause, thrown));
    }
  }

  /** On the watch's thread, which must not run the caller's continuations. */
  private void answerOverdue() {
    Degradation why = guard.degradation(Cause.DEADLINE, null);
    try {
      guard.surroundings().offload().execute(() -> answerWithout(why));
    } catch (RejectedExecutionException everyThreadBusy) {
      answer.completeAsync(
          () -> {
            throw new CompletionException(guard.chain().ended(why));
          });
    }
  }

  private void answerWithout(Degradation why) {
    @Nullable CompletionStage<? extends T> instead;
    try {
      instead = guard.chain().answer(site, request, Presentation.staged(), why);
    } catch (Throwable thrown) {
      answer.completeExceptionally(thrown);
      return;
    }
    if (instead == null) {
      substituteFailed(why, new NullPointerException("the fallback returned null, not a stage"));
      return;
    }
    instead.whenComplete(
        (value, thrown) -> {
          if (thrown == null) {
            answer.complete(value);
          } else {
            substituteFailed(why, unwrap(thrown));
          }
        });
  }

  /** The fallback's stage failed after the chain had handed it over. */
  private void substituteFailed(Degradation why, Throwable thrown) {
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
    Throwable end = why.failure() == null ? guard.chain().ended(why) : why.failure();
    AnswerChain.suppress(end, thrown);
    answer.completeExceptionally(end);
  }

  static Throwable unwrap(Throwable thrown) {
    boolean wrapper = thrown instanceof CompletionException || thrown instanceof ExecutionException;
    Throwable cause = thrown.getCause();
    return wrapper && cause != null ? cause : thrown;
  }
}
