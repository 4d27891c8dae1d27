package io.github.fallback4j.internal.call;

import io.github.fallback4j.Cause;
import io.github.fallback4j.spi.Time;
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
  private final Time time;
  private final CallSite site;
  private final Request<T> request;
  private final Slot slot;
  private final AtomicReference<@Nullable Ending<T>> ending = new AtomicReference<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final long allowed;
  private final long start;

  /** What the caller waits for: the call's value, what it threw, or that it is overdue. */
  private record Ending<T extends @Nullable Object>(
      @Nullable T value, @Nullable Throwable thrown, boolean overdue) {}

  OffloadedCall(
      Guard guard,
      Route route,
      CallSite site,
      Request<T> request,
      Slot slot,
      @Nullable SharedPermits permits) {
    this.guard = guard;
    this.route = route;
    this.time = guard.surroundings().time();
    this.site = site;
    this.request = request;
    this.slot = slot;
    this.allowed = route.allowance();
    this.start = time.nanos();
    slot.begin(start, allowed, null, this::answerOverdue, permits);
  }

  private T callUnchecked() {
    try {
      return guard.open(route, site, request);
    } catch (Throwable thrown) {
      throw Sneaky.rethrow(thrown);
    }
  }

  <R extends @Nullable Object> R await(Presentation<T, R> as) {
    try {
      Callable<T> work = guard.surroundings().carrier().carry(this::callUnchecked);
      guard.surroundings().offload().execute(() -> run(work));
    } catch (RejectedExecutionException everyThreadBusy) {
      if (slot.end(start)) {
        route.recorder().abandoned(start);
      }
      slot.release();
      return guard.chain().answer(site, request, as, guard.refused());
    } catch (Throwable notBegun) { // no context to carry, or no thread to be had
      end(null, notBegun);
    }
    try {
      ended.await();
    } catch (InterruptedException callerInterrupted) {
      answerOverdue(); // to nobody
      LazyAnswer.discard(Objects.requireNonNull(ending.get()).value());
      throw guard.interrupted(callerInterrupted);
    }
    return answer(Objects.requireNonNull(ending.get()), as);
  }

  @SuppressWarnings("NullAway") // a call that threw nothing ended with a value of its type
  private <R extends @Nullable Object> R answer(Ending<T> how, Presentation<T, R> as) {
    if (how.overdue() || how.thrown() != null) {
      guard.offer(route, site, request);
    }
    if (how.overdue()) {
      return guard.chain().answer(site, request, as, guard.degradation(Cause.DEADLINE, null));
    }
    return how.thrown() == null
        ? as.live(how.value())
        : guard.answerFailure(site, request, as, how.thrown(), false);
  }

  private void run(Callable<T> work) {
    T value;
    try {
      value = work.call();
    } catch (Throwable thrown) {
      end(null, thrown);
      return;
    }
    guard.remember(site, request, value);
    end(value, null);
  }

  /** Gives the place back and records how the call ended, whether its caller still waits or not. */
  private void end(@Nullable T value, @Nullable Throwable thrown) {
    long elapsed = time.nanos() - start;
    boolean unjudged = slot.end(start);
    boolean inTime = unjudged && elapsed < allowed;
    if (inTime && thrown == null) {
      slot.countSuccess(elapsed);
    }
    slot.release();
    if (!inTime) {
      if (unjudged) {
        route.overdue(elapsed);
      }
      answerOverdue();
      LazyAnswer.discard(value);
      return;
    }
    if (thrown == null) {
      route.recorder().succeeded(start, elapsed);
    } else {
      guard.recordFailure(route, site, thrown, start, elapsed);
    }
    if (!answer(new Ending<>(value, thrown, false))) {
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
