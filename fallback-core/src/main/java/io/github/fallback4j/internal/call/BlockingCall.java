package io.github.fallback4j.internal.call;

import io.github.fallback4j.Cause;
import io.github.fallback4j.internal.verdict.Verdict;
import io.github.fallback4j.spi.CallOutcome;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Makes calls that answer when they return, on the thread of their caller or on another. */
public final class BlockingCall {
  private BlockingCall() {}

  /**
   * Makes a call that answers when it returns, or answers without it.
   *
   * @param guard guards the dependency
   * @param site where the call is made from
   * @param request the call
   * @param as how the answer is handed over
   * @param <T> type of the answer
   * @param <R> what the caller gets
   */
  public static <T extends @Nullable Object, R extends @Nullable Object> R perform(
      Guard guard, CallSite site, Request<T> request, Presentation<T, R> as) {
    Verdict verdict = guard.verdict();
    return verdict.admits()
        ? admitted(guard, site, request, as)
        : guard.answerSkipped(site, request, as, verdict.degradation());
  }

  /** Makes a call that its dependency's verdict admits. */
  static <T extends @Nullable Object, R extends @Nullable Object> R admitted(
      Guard guard, CallSite site, Request<T> request, Presentation<T, R> as) {
    Route route = guard.route(request);
    if (route == null) {
      return guard.answerSkipped(site, request, as, guard.withoutRoute());
    }
    Slot slot = route.claim(guard.surroundings().permits());
    if (slot == null) {
      return guard.answerSkipped(site, request, as, guard.refused());
    }
    return guard.goesElsewhere()
        ? offloaded(guard, route, slot, site, request, as)
        : onThisThread(guard, route, slot, site, request, as);
  }

  private static <T extends @Nullable Object, R extends @Nullable Object> R offloaded(
      Guard guard,
      Route route,
      Slot slot,
      CallSite site,
      Request<T> request,
      Presentation<T, R> as) {
    Callable<T> call = () -> makeUnchecked(guard, route, site, request);
    return new OffloadedCall<>(guard, route, slot, site, request, call).await(as);
  }

  private static <T extends @Nullable Object, R extends @Nullable Object> R onThisThread(
      Guard guard,
      Route route,
      Slot slot,
      CallSite site,
      Request<T> request,
      Presentation<T, R> as) {
    CallReport report = guard.report();
    boolean pending = Thread.currentThread().isInterrupted();
    long start =
        !pending && guard.mayInterrupt(site) ? route.beginInterruptible(slot) : route.begin(slot);
    T value;
    try {
      value = make(guard, route, site, request);
    } catch (Throwable thrown) {
      boolean interruption = isInterruption(thrown, pending) || route.places().cutOff(slot, start);
      CallResult result = interruption ? CallResult.INCONCLUSIVE : CallResult.threw(site, thrown);
      CallEnd end = route.end(slot, start, result);
      if (interruption && end != CallEnd.INTERRUPTED) {
        throw guard.interrupted(thrown, report);
      }
      route.offer(site, () -> make(guard, route, site, request));
      return guard.answerFailure(site, request, as, thrown, end.overdue(), report);
    }
    boolean cutOff = route.places().cutOff(slot, start);
    CallEnd end = route.end(slot, start, cutOff ? CallResult.INCONCLUSIVE : CallResult.ANSWERED);
    if (end == CallEnd.INTERRUPTED) { // it answers our interrupt, whatever it answers
      LazyAnswer.discard(value);
      route.offer(site, () -> make(guard, route, site, request));
      return guard.answer(site, request, as, guard.degradation(Cause.DEADLINE, null), report);
    }
    if (cutOff) {
      LazyAnswer.discard(value);
      throw guard.interrupted(Interruption.byCallFurtherOut(), report);
    }
    if (end != CallEnd.IN_TIME) {
      guard.statistics().count(CallOutcome.LIVE, Cause.DEADLINE);
    }
    guard.chain().remember(site, request, value);
    if (report != null) {
      report.live(end);
    }
    return as.live(value);
  }

  /** Makes the call by its route, and opens an answer that is consumed later. */
  private static <T extends @Nullable Object> T make(
      Guard guard, Route route, CallSite site, Request<T> request) throws Throwable {
    T answer = site.good(route.make(request, AnswerShape.RETURNED));
    return site.consumption().isLazy(answer)
        ? LazyAnswer.open(answer, new BrokenOff<>(guard, route, site, request))
        : answer;
  }

  private static <T extends @Nullable Object> T makeUnchecked(
      Guard guard, Route route, CallSite site, Request<T> request) {
    try {
      return make(guard, route, site, request);
    } catch (Throwable thrown) {
      throw Sneaky.rethrow(thrown);
    }
  }

  /**
   * Whether the caller was interrupted, rather than the dependency failing. An interrupt that was
   * pending before the call began only counts if the call says so itself.
   */
  private static boolean isInterruption(Throwable thrown, boolean pendingBefore) {
    return Interruption.isOfThisThread(thrown)
        || (!pendingBefore && Thread.currentThread().isInterrupted());
  }
}
