package io.github.fallback4j.internal.call;

import io.github.fallback4j.Cause;
import io.github.fallback4j.spi.CallOutcome;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * A blocking call on a thread of its own, whose caller is answered at the deadline at the latest.
 * Its permit is held until the call returns, however late.
 */
final class OffloadedCall<T extends @Nullable Object> {
  private final Guard guard;
  private final Route route;
  private final Slot slot;
  private final CallSite site;
  private final Request<T> request;
  private final Callable<T> call;
  private final AtomicReference<@Nullable Ending<T>> ending = new AtomicReference<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final long start;
  private final @Nullable CallReport report;

  /** What the caller waits for: the call's value, what it threw, or that it is overdue. */
  private record Ending<T extends @Nullable Object>(
      @Nullable T value, @Nullable Throwable thrown, boolean overdue) {}

  /**
   * Takes a place and starts the deadline of the call.
   *
   * @param request what there is to answer with
   * @param call makes it
   */
  OffloadedCall(
      Guard guard, Route route, Slot slot, CallSite site, Request<T> request, Callable<T> call) {
    this.guard = guard;
    this.route = route;
    this.slot = slot;
    this.site = site;
    this.request = request;
    this.call = call;
    this.report = guard.report();
    this.start = route.beginSignalled(slot, this::answerOverdue);
  }

  <R extends @Nullable Object> R await(Presentation<T, R> as) {
    try {
      Callable<T> work = guard.surroundings().carrier().carry(call);
      guard.surroundings().offload().begin(() -> run(work));
    } catch (RejectedExecutionException refused) {
      if (!guard.surroundings().offload().closing()) { // every thread is busy
        route.end(slot, start, CallResult.ABANDONED);
        return guard.answer(site, request, as, guard.refused(), report);
      }
      run(call);
    } catch (Throwable notBegun) { // no context to carry, or no thread to be had
      threw(notBegun);
    }
    try {
      ended.await();
    } catch (InterruptedException callerInterrupted) {
      answerOverdue(); // to nobody
      LazyAnswer.discard(Objects.requireNonNull(ending.get()).value());
      throw guard.interrupted(callerInterrupted, report);
    }
    return answer(Objects.requireNonNull(ending.get()), as);
  }

  @SuppressWarnings("NullAway") // a call that threw nothing ended with a value of its type
  private <R extends @Nullable Object> R answer(Ending<T> how, Presentation<T, R> as) {
    if (how.overdue() || how.thrown() != null) {
      route.offer(site, call::call);
    }
    if (how.overdue()) {
      return guard.answer(site, request, as, guard.degradation(Cause.DEADLINE, null), report);
    }
    if (how.thrown() != null) {
      return guard.answerFailure(site, request, as, how.thrown(), false, report);
    }
    CallReport.end(report, CallOutcome.LIVE, Cause.NONE);
    return as.live(how.value());
  }

  private void run(Callable<T> work) {
    T value;
    try {
      value = work.call();
    } catch (Throwable thrown) {
      threw(thrown);
      return;
    }
    guard.chain().remember(site, request, value);
    answered(value);
  }

  private void threw(Throwable thrown) {
    CallEnd end = route.end(slot, start, CallResult.threw(site, thrown));
    answer(new Ending<>(null, thrown, end.overdue()));
  }

  private void answered(@Nullable T value) {
    CallEnd end = route.end(slot, start, CallResult.ANSWERED);
    if (end.overdue()) {
      answerOverdue();
      LazyAnswer.discard(value);
    } else if (!answer(new Ending<>(value, null, false))) {
      LazyAnswer.discard(value);
    }
  }

  private void answerOverdue() {
    answer(new Ending<>(null, null, true));
  }

  /** Hands over an answer; returns whether it was the first. */
  private boolean answer(Ending<T> how) {
    boolean first = ending.compareAndSet(null, how);
    if (first) {
      ended.countDown();
    }
    return first;
  }
}
