package io.github.fallback4j.internal.call;

import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Routes;
import io.github.fallback4j.Status;
import io.github.fallback4j.internal.verdict.Recorder;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.internal.verdict.Verdict;
import io.github.fallback4j.spi.CallOutcome;
import io.github.fallback4j.spi.RefusalRule.Refusal;
import java.time.Instant;
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
 * It says which route a call may take, and what its caller gets if it does not go well. The calls
 * themselves are made by classes that know the guard, one for each shape of answer, such as {@code
 * BlockingCall} and {@code AsyncCall}; the guard knows none of them. Safe for use by many threads.
 */
public final class Guard extends ObservableCalls {
  private final DependencySpec spec;
  private final Standing standing;
  private final Surroundings surroundings;
  private final @Nullable RouteStandings standings;
  private final Route primary;
  private final @Nullable Route standby;
  private final CallStatistics statistics;
  private final AnswerChain chain;
  private final Enforce enforce;

  /**
   * Creates the guard of a dependency.
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
   * @param standing of the dependency, whichever route its calls take
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
    this.primary = attached(Route.primary(spec, primary, surroundings, this::countFailure));
    this.standby =
        standings == null
            ? null
            : attached(Route.standby(spec, standings.standby(), surroundings, this::countFailure));
    this.statistics =
        this.standby == null
            ? new CallStatistics(surroundings.time(), this::isNormal, this.primary.inFlight())
            : new CallStatistics(
                surroundings.time(),
                this::isNormal,
                this.primary.inFlight(),
                this.standby.inFlight());
    this.chain = new AnswerChain(spec.id(), statistics, surroundings.sinks());
    this.enforce = spec.enforce();
  }

  private static Route attached(Route route) {
    Prober.attachTo(route);
    return route;
  }

  /** Whether calls go as ever, by the primary. */
  private boolean isNormal() {
    return isNormal(verdict()) && isNormal(primary.verdict());
  }

  private static boolean isNormal(Verdict verdict) {
    return verdict.state().status() == Status.NORMAL;
  }

  private void countFailure(Cause cause, long elapsed) {
    if (cause == Cause.DEADLINE) {
      statistics.overdue(elapsed);
    } else {
      statistics.failed(elapsed);
    }
  }

  /** Returns the spec of the guarded dependency. */
  public DependencySpec spec() {
    return spec;
  }

  /**
   * Says how to find out how its primary is, where its spec does not.
   *
   * @param probe bad if it throws or answers {@code false}; a stage is waited for
   */
  public void declareProbe(Callable<?> probe) {
    primary.probes().declare(probe);
  }

  /**
   * Whether the calling thread may be interrupted for the deadline of a call.
   *
   * @param site where the call is made from
   */
  boolean mayInterrupt(CallSite site) {
    return enforce == Enforce.INTERRUPT
        && site.interruptible()
        && surroundings.interruptible().getAsBoolean();
  }

  /** Whether calls are made on other threads than their callers'. */
  public boolean goesElsewhere() {
    return enforce == Enforce.OFFLOAD && !surroundings.offload().closing();
  }

  /** What happens to a blocking call at its deadline. Asked by each call, so held here. */
  Enforce enforce() {
    return enforce;
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

  /** Where a drill takes hold of its calls, by the primary if there are two routes. */
  public EffectInlet inlet() {
    return primary;
  }

  /** Holds automatic degradation back, as {@link Standing#holdBackAutomatic} says. */
  public Runnable holdBackAutomatic(Instant until) {
    return standing.holdBackAutomatic(until);
  }

  /** Answers calls their dependency did not. */
  public AnswerChain chain() {
    return chain;
  }

  @Override
  public void track(@Nullable TrackedCalls tracked) {
    primary.track(tracked);
    if (standby != null) {
      standby.track(tracked);
    }
  }

  @Override
  public void reset() {
    primary.recorder().reset();
    if (standby != null) {
      standby.recorder().reset();
    }
    standing.endRamp();
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

  /** Why a call that finds no permit or no thread is not made; counts it. */
  public Degradation refused() {
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
   * Takes note that a caller was interrupted while it made a call.
   *
   * @return what it gets; it is left interrupted
   */
  RuntimeException interrupted(Throwable thrown, @Nullable CallReport report) {
    statistics.count(CallOutcome.ERROR, Cause.NONE);
    CallReport.end(report, CallOutcome.ERROR, Cause.NONE);
    Thread.currentThread().interrupt();
    return thrown instanceof CallInterruptedException already
        ? already
        : new CallInterruptedException(spec.id(), thrown);
  }

  /** Answers a call that may not be made. */
  <T extends @Nullable Object, R extends @Nullable Object> R answerSkipped(
      CallSite site, Request<T> request, Presentation<T, R> as, Degradation why) {
    return answer(site, request, as, why, report());
  }

  /** Answers a call that was begun. */
  <T extends @Nullable Object, R extends @Nullable Object> R answer(
      CallSite site,
      Request<T> request,
      Presentation<T, R> as,
      Degradation why,
      @Nullable CallReport report) {
    return chain.answer(
        site, request, as, why, CallReport.over(report, surroundings.sinks().current()));
  }

  /**
   * Answers a call that threw, or throws what reaches its caller.
   *
   * @param overdue whether it took longer than it may
   */
  <T extends @Nullable Object, R extends @Nullable Object> R answerFailure(
      CallSite site,
      Request<T> request,
      Presentation<T, R> as,
      Throwable thrown,
      boolean overdue,
      @Nullable CallReport report) {
    Cause cause = causeOf(site, thrown, overdue, report);
    if (cause == Cause.NONE || thrown instanceof Error) {
      throw Sneaky.rethrow(thrown);
    }
    return answer(site, request, as, degradation(cause, thrown), report);
  }

  /**
   * Counts what a call threw if it reaches the caller.
   *
   * @return why the call failed; {@link Cause#NONE} if what it threw is an answer, or refuses the
   *     caller
   */
  Cause causeOf(CallSite site, Throwable thrown, boolean overdue, @Nullable CallReport report) {
    Refusal refusal = surroundings.refusals().of(thrown);
    if (refusal == Refusal.LIMIT && !site.passes(thrown)) {
      statistics.refused();
      return Cause.PERMITS;
    }
    if (refusal == Refusal.CALLER || site.passes(thrown)) {
      statistics.count(CallOutcome.PASS_THROUGH, Cause.NONE);
      CallReport.end(report, CallOutcome.PASS_THROUGH, Cause.NONE);
      return Cause.NONE;
    }
    Cause cause = overdue ? Cause.DEADLINE : Cause.FAILURE;
    if (thrown instanceof Error) {
      statistics.count(CallOutcome.ERROR, cause);
      CallReport.end(report, CallOutcome.ERROR, cause);
    }
    return cause;
  }
}
