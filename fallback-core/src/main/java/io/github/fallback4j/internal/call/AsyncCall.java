package io.github.fallback4j.internal.call;

import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Cause;
import io.github.fallback4j.internal.verdict.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A call that answers later, on the thread that starts it. If its stage is complete when it is
 * returned, that is all there is to it, and the call costs what one that answers at once does; if
 * not, a {@link PendingCall} goes on.
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
    Verdict verdict = guard.verdict();
    if (!verdict.admits()) {
      return StagedAnswer.instead(guard, site, request, verdict.degradation());
    }
    Route route = guard.route(request);
    if (route == null) {
      return StagedAnswer.instead(guard, site, request, guard.withoutRoute());
    }
    Slot slot = route.claim(null);
    return slot == null
        ? StagedAnswer.instead(guard, site, request, guard.refused())
        : start(guard, route, slot, site, request);
  }

  private static <T extends @Nullable Object> CompletableFuture<T> start(
      Guard guard,
      Route route,
      Slot slot,
      CallSite site,
      Request<? extends @Nullable CompletionStage<? extends T>> request) {
    long allowed = route.allowance();
    long start = guard.surroundings().time().nanos();
    slot.begin(start, allowed, null, null, null); // nobody has a future to wait for yet
    CompletionStage<? extends T> stage;
    try {
      stage = requireStage(guard.call(route, request), guard.spec().id());
    } catch (InterruptedException | CallInterruptedException thrown) {
      return interrupted(guard, route, slot, start, allowed, thrown);
    } catch (Throwable thrown) {
      return failed(guard, route, slot, start, allowed, site, request, thrown);
    }
    CompletableFuture<T> done = doneNow(stage);
    if (done == null) {
      return new PendingCall<T>(guard, route, slot, start, allowed, site, request).await(stage);
    }
    if (done.isCompletedExceptionally()) {
      return failed(guard, route, slot, start, allowed, site, request, thrownBy(done));
    }
    long elapsed = guard.surroundings().time().nanos() - start;
    boolean inTime = slot.end(start);
    if (inTime && elapsed < allowed) {
      slot.countSuccess(elapsed);
      slot.release();
      route.recorder().succeeded(start, elapsed);
    } else {
      route.leave(slot, inTime, elapsed, allowed);
      guard.statistics().count(Answer.LIVE, Cause.DEADLINE);
    }
    if (site.memory() != null) {
      guard.remember(site, request, done.join());
    }
    return done;
  }

  static <S> S requireStage(@Nullable S stage, String dependency) {
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

  private static Throwable thrownBy(CompletableFuture<?> failed) {
    try {
      failed.join();
      throw new IllegalStateException("the future did not fail: " + failed);
    } catch (RuntimeException thrown) {
      return unwrap(thrown);
    }
  }

  /** The caller was interrupted while it started the call; that is no fault of the dependency. */
  private static <T extends @Nullable Object> CompletableFuture<T> interrupted(
      Guard guard, Route route, Slot slot, long start, long allowed, Exception interruption) {
    long elapsed = guard.surroundings().time().nanos() - start;
    boolean inTime = slot.end(start);
    route.leave(slot, inTime, elapsed, allowed);
    if (inTime && elapsed < allowed) {
      route.recorder().abandoned(start);
    }
    return CompletableFuture.failedFuture(guard.interrupted(interruption));
  }

  private static <T extends @Nullable Object> CompletableFuture<T> failed(
      Guard guard,
      Route route,
      Slot slot,
      long start,
      long allowed,
      CallSite site,
      Request<? extends @Nullable CompletionStage<? extends T>> request,
      Throwable thrown) {
    long elapsed = guard.surroundings().time().nanos() - start;
    boolean unjudged = slot.end(start);
    boolean inTime = unjudged && elapsed < allowed;
    route.leave(slot, unjudged, elapsed, allowed);
    if (inTime) {
      guard.recordFailure(route, site, thrown, start, elapsed);
    }
    guard.offer(route, site, request);
    return StagedAnswer.afterFailure(guard, site, request, thrown, !inTime);
  }

  static Throwable unwrap(Throwable thrown) {
    boolean wrapper = thrown instanceof CompletionException || thrown instanceof ExecutionException;
    Throwable cause = thrown.getCause();
    return wrapper && cause != null ? cause : thrown;
  }
}
