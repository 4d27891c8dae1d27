package io.github.fallback4j.internal.call;

import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Routes;
import io.github.fallback4j.internal.verdict.Recorder;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.internal.verdict.Verdict;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Guards the calls of one non-essential dependency:
 *
 * <pre>
 *   verdict → permit → [ deadline: call ] → record → answer
 *      └────────┴──────────────┴───────────────→ answer chain
 * </pre>
 *
 * Safe for use by many threads.
 */
public final class Guard {
  private final DependencySpec spec;
  private final Standing standing;
  private final Surroundings surroundings;
  private final @Nullable RouteStandings standings;
  private final Route primary;
  private final @Nullable Route standby;
  private final CallStatistics statistics;
  private final AnswerChain chain;
  private final boolean interrupts;

  /**
   * Creates a guard.
   *
   * @param spec the dependency
   * @param standing how it stands
   * @param recorder hears how calls ended
   * @param surroundings what the engine's guards share
   */
  public Guard(
      DependencySpec spec, Standing standing, Recorder recorder, Surroundings surroundings) {
    this(spec, standing, surroundings, new RouteStanding(standing, recorder), null);
  }

  /**
   * Creates a guard of a dependency that has a standby.
   *
   * @param spec the dependency
   * @param standing how it stands, whichever route its calls take
   * @param surroundings what the engine's guards share
   * @param standings the routes its calls may take
   */
  public Guard(
      DependencySpec spec, Standing standing, Surroundings surroundings, RouteStandings standings) {
    this(spec, standing, surroundings, standings.primary(), standings);
  }

  private Guard(
      DependencySpec spec,
      Standing standing,
      Surroundings surroundings,
      RouteStanding primary,
      @Nullable RouteStandings standings) {
    this.spec = spec;
    this.standing = standing;
    this.surroundings = surroundings;
    this.standings = standings;
    this.primary = route(spec, primary);
    this.standby =
        standings == null ? null : route(RouteStandings.onStandby(spec), standings.standby());
    this.statistics =
        this.standby == null
            ? new CallStatistics(this.primary.inFlight())
            : new CallStatistics(this.primary.inFlight(), this.standby.inFlight());
    this.chain = new AnswerChain(spec.id(), statistics, surroundings.sinks());
    this.interrupts = spec.enforce() == Enforce.INTERRUPT;
  }

  private Route route(DependencySpec limits, RouteStanding way) {
    return new Route(limits, way.standing(), way.recorder(), surroundings, this::countOverdue);
  }

  private void countOverdue(long elapsed) {
    statistics.overdue(elapsed);
  }

  /** The dependency. */
  public DependencySpec spec() {
    return spec;
  }

  /**
   * Says how to find out how its primary is, where its spec does not.
   *
   * @param probe bad if it throws or answers {@code false}; a stage is waited for
   */
  public void declareProbe(Callable<?> probe) {
    primary.prober().declare(probe);
  }

  /** The verdict in force. */
  public Verdict verdict() {
    return standing.verdict();
  }

  /** How the two routes to it stand; {@code null} if there is but one. */
  @Nullable Routes routes() {
    return standings == null ? null : standings.routes();
  }

  /** How calls were answered. */
  public CallStatistics statistics() {
    return statistics;
  }

  /** Answers calls their dependency did not. */
  public AnswerChain chain() {
    return chain;
  }

  /** What the engine's guards share. */
  public Surroundings surroundings() {
    return surroundings;
  }

  /**
   * The route an admitted call takes. Asked once per call, because asking may take a probe's place.
   *
   * @return {@code null} if it may not go by any: {@link #withoutRoute()} says why
   */
  @Nullable Route route(Request<?> request) {
    return standby == null ? primary : choose(standby, request.hasStandby());
  }

  private @Nullable Route choose(Route other, boolean hasStandby) {
    if (primary.verdict().admits()) {
      return primary;
    }
    if (hasStandby) {
      return other.verdict().admits() ? other : null;
    }
    return standing.verdict().state().mode() == Mode.STANDBY ? primary : null;
  }

  Degradation withoutRoute() {
    Degradation why = primary.verdict().degradation();
    return why.cause() == Cause.SWITCH_OFF && standby != null
        ? standby.verdict().degradation()
        : why;
  }

  /**
   * Makes a call that answers when it returns, or answers without it.
   *
   * @param site where the call is made from
   * @param request the call
   * @param as how the answer is handed over
   * @param <T> type of the answer
   * @param <R> what the caller gets
   */
  public <T extends @Nullable Object, R extends @Nullable Object> R perform(
      CallSite site, Request<T> request, Presentation<T, R> as) {
    Verdict verdict = standing.verdict();
    return verdict.admits()
        ? admitted(site, request, as)
        : chain.answer(site, request, as, verdict.degradation());
  }

  <T extends @Nullable Object, R extends @Nullable Object> R admitted(
      CallSite site, Request<T> request, Presentation<T, R> as) {
    Route route = route(request);
    if (route == null) {
      return chain.answer(site, request, as, withoutRoute());
    }
    SharedPermits permits = surroundings.permits();
    Slot slot = route.claim(permits);
    if (slot == null) {
      return chain.answer(site, request, as, refused());
    }
    return spec.enforce() == Enforce.OFFLOAD
        ? new OffloadedCall<>(this, route, site, request, slot, permits).await(as)
        : onThisThread(route, site, request, as, slot, permits);
  }

  private <T extends @Nullable Object, R extends @Nullable Object> R onThisThread(
      Route route,
      CallSite site,
      Request<T> request,
      Presentation<T, R> as,
      Slot slot,
      @Nullable SharedPermits permits) {
    Thread thread = Thread.currentThread();
    boolean pending = thread.isInterrupted();
    boolean interruptible =
        interrupts
            && !pending
            && site.interruptible()
            && surroundings.interruptible().getAsBoolean();
    long allowed = route.allowance();
    long start = surroundings.time().nanos();
    slot.begin(start, allowed, interruptible ? thread : null, null, permits);
    T value;
    try {
      value = open(route, site, request);
    } catch (Throwable thrown) {
      long elapsed = surroundings.time().nanos() - start;
      boolean interruption = isInterruption(thrown, pending);
      boolean inTime = slot.end(start);
      boolean interruptedByUs = route.leave(slot, inTime, elapsed, allowed);
      boolean overdue = !inTime || elapsed >= allowed;
      if (interruption && !interruptedByUs) {
        throw interrupted(route, thrown, overdue, start);
      }
      if (!overdue) {
        recordFailure(route, site, thrown, start, elapsed);
      }
      offer(route, site, request);
      return answerFailure(site, request, as, thrown, overdue);
    }
    long elapsed = surroundings.time().nanos() - start;
    boolean inTime = slot.end(start);
    if (inTime && elapsed < allowed) {
      slot.countSuccess(elapsed);
      slot.release();
      route.recorder().succeeded(start, elapsed);
    } else {
      route.leave(slot, inTime, elapsed, allowed);
      statistics.count(CallOutcome.LIVE, Cause.DEADLINE);
    }
    remember(site, request, value);
    return as.live(value);
  }

  /** Makes the call by its route. */
  <T extends @Nullable Object> T call(Route route, Request<T> request) throws Throwable {
    return route == primary ? request.call() : request.callStandby();
  }

  /** Makes the call by its route, and opens an answer that is consumed later. */
  <T extends @Nullable Object> T open(Route route, CallSite site, Request<T> request)
      throws Throwable {
    T answer = site.good(call(route, request));
    return site.consumption().isLazy(answer)
        ? LazyAnswer.open(answer, new BrokenOff<>(this, route, site, request))
        : answer;
  }

  /**
   * Has work run in the context of the current thread, wherever it will. A context that cannot be
   * carried takes no answer from its caller.
   */
  public <A extends @Nullable Object> Callable<A> inContext(Callable<A> work) {
    try {
      return surroundings.carrier().carry(work);
    } catch (RuntimeException broken) {
      chain.linkFailed(broken);
      return work;
    }
  }

  Degradation refused() {
    statistics.refused();
    return degradation(Cause.PERMITS, null);
  }

  /**
   * Why a call that was begun is answered without its dependency.
   *
   * @param cause what went wrong
   * @param failure what it threw, if it did
   */
  public Degradation degradation(Cause cause, @Nullable Throwable failure) {
    return new Degradation(
        spec.id(), cause, null, null, null, surroundings.time().now(), null, failure);
  }

  /**
   * Whether the caller was interrupted, rather than the dependency failing. An interrupt that was
   * pending before the call began only counts if the call says so itself.
   */
  private static boolean isInterruption(Throwable thrown, boolean pendingBefore) {
    return thrown instanceof InterruptedException
        || thrown instanceof CallInterruptedException
        || (!pendingBefore && Thread.currentThread().isInterrupted());
  }

  private RuntimeException interrupted(Route route, Throwable thrown, boolean overdue, long start) {
    if (!overdue) {
      route.recorder().abandoned(start);
    }
    return interrupted(thrown);
  }

  RuntimeException interrupted(Throwable thrown) {
    statistics.count(CallOutcome.ERROR, Cause.NONE);
    Thread.currentThread().interrupt();
    return thrown instanceof CallInterruptedException already
        ? already
        : new CallInterruptedException(spec.id(), thrown);
  }

  /** Offers a call that did not go well to detection, if it may be made again. */
  void offer(Route route, CallSite site, Request<?> request) {
    if (site.idempotent()) {
      route.prober().offer(site, surroundings.carrier(), () -> open(route, site, request));
    }
  }

  /** Records what a call threw in time. */
  void recordFailure(Route route, CallSite site, Throwable thrown, long start, long elapsed) {
    if (site.passes(thrown)) {
      route.countSuccess();
      route.recorder().succeeded(start, elapsed);
    } else {
      statistics.failed(elapsed);
      if (site.isFault(thrown)) {
        route.recorder().failed(Cause.FAILURE, thrown, start, elapsed);
      } else {
        route.recorder().abandoned(start);
      }
    }
  }

  <T extends @Nullable Object, R extends @Nullable Object> R answerFailure(
      CallSite site, Request<T> request, Presentation<T, R> as, Throwable thrown, boolean overdue) {
    Cause cause = causeOf(site, thrown, overdue);
    if (cause == Cause.NONE || thrown instanceof Error) {
      throw Sneaky.rethrow(thrown);
    }
    return chain.answer(site, request, as, degradation(cause, thrown));
  }

  /**
   * Counts what a call threw if it reaches the caller.
   *
   * @return why the call failed; {@link Cause#NONE} if what it threw is an answer
   */
  Cause causeOf(CallSite site, Throwable thrown, boolean overdue) {
    if (site.passes(thrown)) {
      statistics.count(CallOutcome.PASS_THROUGH, Cause.NONE);
      return Cause.NONE;
    }
    Cause cause = overdue ? Cause.DEADLINE : Cause.FAILURE;
    if (thrown instanceof Error) {
      statistics.count(CallOutcome.ERROR, cause);
    }
    return cause;
  }

  /** Remembers an answer; a key that cannot be had or used takes no answer from its caller. */
  void remember(CallSite site, Request<?> request, @Nullable Object value) {
    Memory memory = site.memory();
    if (memory != null) {
      try {
        Object key = request.key();
        if (key != null) {
          memory.remember(key, value);
        }
      } catch (RuntimeException broken) {
        chain.linkFailed(broken);
      }
    }
  }
}
