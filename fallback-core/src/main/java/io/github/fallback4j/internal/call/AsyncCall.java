package io.github.fallback4j.internal.call;

import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Degradation;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Makes calls that answer with a stage. If that is complete when it is returned, it is handed on as
 * it is, and the call costs what one that answers at once does; if not, a {@link PendingCall} goes
 * on.
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
    CompletionStage<? extends T> stage;
    try {
      stage = Stages.require(call.make(request, AnswerShape.STAGE), guard.spec().id());
    } catch (InterruptedException | CallInterruptedException thrown) {
      return CompletableFuture.failedFuture(call.interrupted(thrown));
    } catch (Throwable thrown) {
      return failed(call, guard, site, request, thrown);
    }
    CompletableFuture<T> done = Stages.doneNow(stage);
    if (done == null) {
      return new PendingCall<T>(call, guard, site, request).await(stage);
    }
    if (done.isCompletedExceptionally()) {
      return failed(call, guard, site, request, Stages.thrownBy(done));
    }
    T value = done.join();
    Throwable fault = site.fault(value);
    if (fault != null) {
      return failed(call, guard, site, request, fault);
    }
    CallEnd end = call.end(null);
    call.answered(request, value, end, true);
    return done;
  }

  private static <T extends @Nullable Object> CompletableFuture<T> failed(
      OpenCall call,
      Guard guard,
      CallSite site,
      Request<? extends @Nullable CompletionStage<? extends T>> request,
      Throwable thrown) {
    Degradation why = call.answerable(thrown, call.end(thrown));
    call.offer(request, AnswerShape.STAGE);
    return why == null
        ? CompletableFuture.failedFuture(thrown)
        : StagedAnswer.instead(call, guard, site, request, why);
  }
}
