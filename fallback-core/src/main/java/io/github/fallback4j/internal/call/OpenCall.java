package io.github.fallback4j.internal.call;

import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.internal.verdict.Verdict;
import io.github.fallback4j.spi.CallOutcome;
import io.github.fallback4j.spi.DegradationSink;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A call that is begun here and ends somewhere else: one whose answer is a stage, a stream of
 * signals or a continuation. It holds its permit until somebody ends it, and records each end once.
 *
 * <p>It is begun on the caller's thread, which then makes the call. If that does not end it, it is
 * {@linkplain #detach detached}: from there on any thread may end it and the watch speaks up at its
 * deadline. Who answers the caller is not decided here.
 */
public final class OpenCall {
  private static final VarHandle ENDED;

  static {
    try {
      ENDED = MethodHandles.lookup().findVarHandle(OpenCall.class, "ended", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final Guard guard;
  private final CallSite site;
  private final @Nullable Degradation refusal;
  private final @Nullable Route route;
  private final @Nullable Slot slot;
  private final @Nullable CallReport report;
  private final long start;
  private final boolean pendingInterrupt;
  private boolean detached;

  /** Whether its thread was interrupted for its deadline; written before it is detached. */
  private boolean interrupted;

  /** Written only through {@link #ENDED} once it is detached. */
  @SuppressWarnings("unused")
  private volatile boolean ended;

  private OpenCall(Guard guard, CallSite site, Degradation refusal) {
    this.guard = guard;
    this.site = site;
    this.refusal = refusal;
    this.route = null;
    this.slot = null;
    this.report = guard.report();
    this.start = 0;
    this.pendingInterrupt = false;
  }

  private OpenCall(Guard guard, CallSite site, Route route, Slot slot) {
    this.guard = guard;
    this.site = site;
    this.refusal = null;
    this.route = route;
    this.slot = slot;
    this.report = guard.report();
    this.pendingInterrupt = Thread.currentThread().isInterrupted();
    this.start =
        !pendingInterrupt && guard.mayInterrupt(site)
            ? route.beginInterruptible(slot)
            : route.begin(slot);
  }

  /**
   * Begins a call, if it may go.
   *
   * @param guard guards the dependency
   * @param site where the call is made from
   * @param request the call
   */
  public static OpenCall begin(Guard guard, CallSite site, Request<?> request) {
    Verdict verdict = guard.verdict();
    if (!verdict.admits()) {
      return new OpenCall(guard, site, verdict.degradation());
    }
    Route route = guard.route(request);
    if (route == null) {
      return new OpenCall(guard, site, guard.withoutRoute());
    }
    Slot slot = route.claim(null);
    return slot == null
        ? new OpenCall(guard, site, guard.refused())
        : new OpenCall(guard, site, route, slot);
  }

  /**
   * Who is to hear of an answer that is not live.
   *
   * @param request the sink of the request under way; {@code null} if there is none
   * @return {@code null} for nobody
   */
  public @Nullable DegradationSink sink(@Nullable DegradationSink request) {
    return CallReport.over(report, request);
  }

  /** Why the call may not be made; {@code null} if it was begun. */
  public @Nullable Degradation refusal() {
    return refusal;
  }

  /**
   * Makes the call by its route, on the thread that began it or, once it is detached, on another.
   * What is thrown is to be handed to {@link #endAtOnce} or {@link #end}.
   *
   * @param request as it was begun with
   * @param shape how its answer comes
   * @param <T> type of what the call returns
   */
  public <T extends @Nullable Object> T make(Request<T> request, AnswerShape shape)
      throws Throwable {
    return route().make(request, shape);
  }

  /**
   * Has the call go on without the thread that began it, unless it is overdue already.
   *
   * @param onOverdue runs at the deadline if the call has not ended by then, on the watch's thread,
   *     which must be left at once. Never runs where the deadline is not enforced
   * @return whether the call goes on; if not, its caller is to be answered now
   */
  public boolean detach(Runnable onOverdue) {
    detached = true;
    if (guard.enforce() == Enforce.NONE || slot().detach(start, onOverdue)) {
      return true;
    }
    interrupted = route().places().takeBackInterrupt(slot(), start);
    return false;
  }

  /**
   * Ends a call that threw on the thread that began it.
   *
   * @throws CallInterruptedException what its caller gets if that was interrupted, rather than the
   *     dependency failing
   */
  public CallEnd endAtOnce(Throwable thrown) {
    boolean interruption =
        Interruption.isOfThisThread(thrown)
            || (!pendingInterrupt && Thread.currentThread().isInterrupted())
            || route().places().cutOff(slot(), start);
    return endAtOnce(interruption ? thrown : null, CallResult.threw(site, thrown));
  }

  /**
   * Ends a call that answered on the thread that began it.
   *
   * @throws CallInterruptedException if it answers the interrupt of a call further out
   */
  CallEnd endAtOnce() {
    boolean cutOff = route().places().cutOff(slot(), start);
    return endAtOnce(cutOff ? Interruption.byCallFurtherOut() : null, CallResult.ANSWERED);
  }

  private CallEnd endAtOnce(@Nullable Throwable interruption, CallResult result) {
    CallEnd end = end(interruption == null ? result : CallResult.INCONCLUSIVE);
    if (interruption != null && end != CallEnd.INTERRUPTED) {
      throw guard.interrupted(interruption, report);
    }
    return end;
  }

  /**
   * Ends the call, gives its permit back and records how it went.
   *
   * @param thrown what it ended with; {@code null} if with an answer
   */
  public CallEnd end(@Nullable Throwable thrown) {
    return end(thrown == null ? CallResult.ANSWERED : CallResult.threw(site, thrown));
  }

  /**
   * Gives the permit of a call back that nobody waits for any more; that is no fault of the
   * dependency.
   *
   * @return whether it had not ended before
   */
  public boolean abandon() {
    return end(CallResult.ABANDONED) != CallEnd.BEFORE;
  }

  private CallEnd end(CallResult result) {
    return endOnce() ? route().end(slot(), start, result) : CallEnd.BEFORE;
  }

  private boolean endOnce() {
    return !detached || ENDED.compareAndSet(this, false, true);
  }

  /**
   * Takes note of an answer that the dependency gave.
   *
   * @param how it ended
   * @param reachesCaller whether the caller gets it, or was answered before
   */
  public void answered(
      Request<?> request, @Nullable Object value, CallEnd how, boolean reachesCaller) {
    if (site.memory() != null && !interrupted) {
      guard.chain().remember(site, request, value);
    }
    if (reachesCaller && how != CallEnd.IN_TIME) {
      guard.statistics().count(CallOutcome.LIVE, Cause.DEADLINE);
    }
    if (reachesCaller && report != null) {
      report.live(how);
    }
  }

  /**
   * Why a call that threw is to be answered without it.
   *
   * @param how it ended
   * @return {@code null} if what it threw reaches the caller as it is, which is counted
   */
  public @Nullable Degradation answerable(Throwable thrown, CallEnd how) {
    Cause cause = guard.causeOf(site, thrown, how != CallEnd.IN_TIME, report);
    return cause == Cause.NONE || thrown instanceof Error ? null : guard.degradation(cause, thrown);
  }

  /**
   * Offers a call that did not go well to detection, if it may be made again. To be called where
   * the caller's context is in place.
   *
   * @param request as it was begun with
   * @param shape how its answer comes
   */
  public void offer(Request<?> request, AnswerShape shape) {
    route().offer(site, () -> shape.awaitable(route().make(request, shape)));
  }

  private Route route() {
    return Objects.requireNonNull(route);
  }

  private Slot slot() {
    return Objects.requireNonNull(slot);
  }
}
