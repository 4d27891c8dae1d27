package io.github.fallback4j.internal.call;

import io.github.fallback4j.Cause;
import io.github.fallback4j.spi.Time;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * A blocking call on a thread of its own, whose caller is answered at the deadline at the latest.
 * Its permit is held until the call returns, however late.
 */
final class OffloadedCall<T extends @Nullable Object> implements Runnable {

  /** Ends the wait for a call that is overdue. Carries no stack trace: nobody sees it. */
  private static final class Overdue extends Exception {
    private static final long serialVersionUID = 1L;
    private static final Overdue INSTANCE = new Overdue();

    private Overdue() {
      super("overdue", null, false, false);
    }
  }

  private final Guard guard;
  private final Time time;
  private final CallSite site;
  private final Request<T> request;
  private final Slot slot;
  private final Callable<T> work;
  private final CompletableFuture<T> result = new CompletableFuture<>();
  private final long allowed;
  private final long start;

  OffloadedCall(
      Guard guard, CallSite site, Request<T> request, Slot slot, @Nullable SharedPermits permits) {
    this.guard = guard;
    this.time = guard.surroundings().time();
    this.site = site;
    this.request = request;
    this.slot = slot;
    this.work = guard.surroundings().carrier().carry(() -> callUnchecked(request));
    this.allowed = guard.allowance();
    this.start = time.nanos();
    slot.begin(start, allowed, null, () -> result.completeExceptionally(Overdue.INSTANCE), permits);
  }

  private static <T extends @Nullable Object> T callUnchecked(Request<T> request) {
    try {
      return request.call();
    } catch (Throwable thrown) {
      throw Sneaky.rethrow(thrown);
    }
  }

  <R extends @Nullable Object> R await(Presentation<T, R> as) {
    try {
      guard.surroundings().offload().execute(this);
    } catch (RejectedExecutionException everyThreadBusy) {
      if (slot.end(start)) {
        guard.recorder().abandoned();
      }
      slot.release();
      return guard.chain().answer(site, request, as, guard.refused());
    }
    try {
      return as.live(result.get());
    } catch (InterruptedException callerInterrupted) {
      throw guard.interrupted(callerInterrupted);
    } catch (ExecutionException ended) {
      Throwable thrown = ended.getCause() == null ? ended : ended.getCause();
      return thrown == Overdue.INSTANCE
          ? guard.chain().answer(site, request, as, guard.degradation(Cause.DEADLINE, null))
          : guard.afterFailure(site, request, as, thrown, false, time.nanos() - start);
    }
  }

  @Override
  public void run() {
    try {
      T value = work.call();
      Guard.remember(site, request, value);
      if (leave(true)) {
        result.complete(value);
      }
    } catch (Throwable thrown) {
      if (leave(false)) {
        result.completeExceptionally(thrown);
      }
    }
  }

  /** Gives the place back; returns whether the call ended in time. */
  private boolean leave(boolean success) {
    long elapsed = time.nanos() - start;
    boolean unjudged = slot.end(start);
    boolean inTime = unjudged && elapsed < allowed;
    if (inTime && success) {
      slot.countSuccess(elapsed);
    }
    slot.release();
    if (inTime && success) {
      guard.recorder().succeeded();
    } else if (unjudged && !inTime) {
      guard.overdue(elapsed);
      result.completeExceptionally(Overdue.INSTANCE);
    }
    return inTime;
  }
}
