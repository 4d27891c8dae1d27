package io.github.fallback4j.internal.call;

import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls that answer with a stage. If that is complete when it is returned, it is handed on as
 * it is, and the call costs what one that answers at once does; if not, a {@link PendingCall} goes
 * on. A call that blocks before it returns its stage is cut off at its deadline: interrupted, or
 * made on another thread from the beginning, as the dependency says.
 */
public final class AsyncCall {
  private AsyncCall() {}

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
    OpenCall call = OpenCall.begin(guard, site, request);
    Degradation refusal = call.refusal();
    if (refusal != null) {
      return StagedAnswer.instead(call, guard, site, request, refusal);
    }
    if (guard.goesElsewhere()) {
      return new PendingCall<T>(call, guard, site, request).startElsewhere();
    }
    CompletionStage<? extends T> stage;
    try {
      stage = Stages.require(call.make(request, AnswerShape.STAGE), guard.spec().id());
    } catch (Throwable thrown) {
      return threw(call, guard, site, request, thrown);
    }
    CompletableFuture<T> done = Stages.doneNow(stage);
    return done == null
        ? new PendingCall<T>(call, guard, site, request).await(stage)
        : done(call, guard, site, request, done);
  }

  private static <T extends @Nullable Object> CompletableFuture<T> done(
      OpenCall call,
      Guard guard,
      CallSite site,
      Request<? extends @Nullable CompletionStage<? extends T>> request,
      CompletableFuture<T> done) {
    if (done.isCompletedExceptionally()) {
      Throwable thrown = Stages.thrownBy(done);
      return failed(call, guard, site, request, thrown, call.end(thrown));
    }
    T value = done.join();
    Throwable fault = site.fault(value);
    if (fault != null) {
      return failed(call, guard, site, request, fault, call.end(fault));
    }
    CallEnd end;
    try {
      end = call.endAtOnce();
    } catch (CallInterruptedException interrupted) {
      return CompletableFuture.failedFuture(interrupted);
    }
    if (end == CallEnd.INTERRUPTED) { // it answers our interrupt, whatever it answers
      call.offer(request, AnswerShape.STAGE);
      Degradation overdue = guard.degradation(Cause.DEADLINE, null);
      return StagedAnswer.instead(call, guard, site, request, overdue);
    }
    call.answered(request, value, end, true);
    return done;
  }

  private static <T extends @Nullable Object> CompletableFuture<T> threw(
      OpenCall call,
      Guard guard,
      CallSite site,
      Request<? extends @Nullable CompletionStage<? extends T>> request,
      Throwable thrown) {
    CallEnd end;
    try {
      end = call.endAtOnce(thrown);
    } catch (CallInterruptedException interrupted) {
      return CompletableFuture.failedFuture(interrupted);
    }
    return failed(call, guard, site, request, thrown, end);
  }

  private static <T extends @Nullable Object> CompletableFuture<T> failed(
      OpenCall call,
      Guard guard,
      CallSite site,
      Request<? extends @Nullable CompletionStage<? extends T>> request,
      Throwable thrown,
      CallEnd end) {
    Degradation why = call.answerable(thrown, end);
    call.offer(request, AnswerShape.STAGE);
    return why == null
        ? CompletableFuture.failedFuture(thrown)
        : StagedAnswer.instead(call, guard, site, request, why);
  }
}
