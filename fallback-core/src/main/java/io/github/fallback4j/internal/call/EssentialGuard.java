package io.github.fallback4j.internal.call;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Routes;
import io.github.fallback4j.spi.CallOutcome;
import io.github.fallback4j.spi.RefusalRule;
import io.github.fallback4j.spi.RefusalRule.Refusal;
import io.github.fallback4j.spi.Time;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Measures the calls of one essential dependency; {@link EssentialCall} makes them. No call is
 * skipped, and none without a standby reads a verdict. Safe for use by many threads.
 */
public final class EssentialGuard extends ObservableCalls {
  private final CallSite site;
  private final Time time;
  private final @Nullable EssentialRoutes routes;
  private final EssentialStatistics statistics;
  private final RefusalRule refusals;
  private volatile @Nullable TrackedCalls tracked;

  /**
   * Creates a guard that has measured no call.
   *
   * @param surroundings what the engine's guards share
   * @param normal whether the dependency stands as ever
   * @param routes the routes its calls may take; {@code null} if there is but one, which nothing
   *     sets aside
   */
  EssentialGuard(
      DependencySpec spec,
      Surroundings surroundings,
      BooleanSupplier normal,
      @Nullable EssentialRoutes routes) {
    this.time = surroundings.time();
    this.routes = routes;
    this.refusals = surroundings.refusals();
    this.site =
        new CallSite(
            spec.passThrough(),
            null,
            false,
            Consumption.UNKNOWN,
            spec.idempotent(),
            FaultJudge.of(spec.id(), spec.faults()));
    this.statistics = new EssentialStatistics(spec.objective(), time, surroundings.watch(), normal);
  }

  @Override
  public void track(@Nullable TrackedCalls bound) {
    tracked = bound;
    if (routes != null) {
      routes.track(bound);
    }
  }

  @Override
  public void reset() {
    if (routes != null) {
      routes.reset();
    }
  }

  /** How its calls went. */
  EssentialStatistics statistics() {
    return statistics;
  }

  /** Where its calls are made from. */
  CallSite site() {
    return site;
  }

  /** How the two routes to it stand; {@code null} if there is but one. */
  @Nullable Routes routes() {
    return routes == null ? null : routes.states();
  }

  /** Where a drill takes hold of calls by its primary; {@code null} if there is but one route. */
  public @Nullable EffectInlet inlet() {
    return routes == null ? null : routes.inlet();
  }

  /** Says how to find out how its primary is; does nothing if there is but one route. */
  void declareProbe(Callable<?> probe) {
    if (routes != null) {
      routes.declareProbe(probe);
    }
  }

  /**
   * Begins to measure a call.
   *
   * @param call the call, to be made by {@link Measurement#make}
   */
  public Measurement begin(RoutedCall<?> call) {
    CallReport report = report();
    return report == null
        ? new Measurement(route(call))
        : new ObservedMeasurement(route(call), report);
  }

  private @Nullable Route route(RoutedCall<?> call) {
    return routes == null ? null : routes.choose(call.hasStandby());
  }

  /** A call under way. To be ended once, by any thread. */
  public class Measurement {
    private final @Nullable Route route;
    private final @Nullable Slot slot;
    private final long start;
    private final CallsUnderWay.Place place;

    /** Offers the call to detection from whichever thread it ends on. */
    private @Nullable Callable<?> offering;

    private Measurement(@Nullable Route route) {
      this.route = route;
      this.slot = route == null ? null : route.places().claimOrUnwatched();
      this.start = route == null || slot == null ? time.nanos() : route.begin(slot);
      this.place = statistics.begin(start);
    }

    /**
     * Makes the call by its route. One that has no standby is made as ever: no drill acts on it.
     *
     * @param call as it was begun with
     * @param shape how its answer comes
     * @param <T> type of what the call returns
     */
    public <T extends @Nullable Object> T make(RoutedCall<T> call, AnswerShape shape)
        throws Throwable {
      if (route != null && call.hasStandby()) {
        return route.make(call, shape);
      }
      TrackedCalls bound = tracked;
      return (bound == null ? call : bound.around(call)).call();
    }

    /**
     * Has detection make the call again should it fail; does nothing for calls that may not be made
     * again. On the caller's thread, whose context the repeated call will have.
     *
     * @param call as it was begun with
     * @param shape how its answer comes
     */
    public void mayRepeat(RoutedCall<?> call, AnswerShape shape) {
      if (route != null && site.idempotent()) {
        offering = route.repeatable(site, () -> shape.awaitable(make(call, shape)));
      }
    }

    /** Offers the call, which did not go well, to detection, if it may be made again. */
    void offer(RoutedCall<?> call) {
      if (route != null) {
        route.offer(site, () -> make(call, AnswerShape.RETURNED));
      }
    }

    /**
     * Takes note of the end.
     *
     * @param thrown what the call threw; {@code null} if it had an answer
     */
    public void ended(@Nullable Throwable thrown) {
      if (thrown != null && refusals.of(thrown) != Refusal.NONE) {
        abandoned();
        tell(CallOutcome.PASS_THROUGH);
        return;
      }
      long nanos = time.nanos() - start;
      boolean failed = thrown != null && !site.passes(thrown);
      if (failed) {
        statistics.failed(place, start, nanos);
        tell(CallOutcome.ERROR);
      } else if (thrown == null) {
        statistics.succeeded(place, start, nanos);
        tell(CallOutcome.LIVE);
      } else {
        statistics.passedThrough(place, start, nanos);
        tell(CallOutcome.PASS_THROUGH);
      }
      if (route != null) {
        ended(route, failed ? thrown : null);
      }
    }

    /** Tells who observes this call, if somebody does. */
    void tell(CallOutcome outcome) {}

    private void ended(Route by, @Nullable Throwable failure) {
      if (failure == null) {
        end(CallResult.PASSED); // counted by the route, as the slot may be nobody's
      } else if (!site.isFault(failure)) {
        end(CallResult.ABANDONED);
      } else {
        end(isInterruption(by, failure) ? CallResult.INCONCLUSIVE : CallResult.failed(failure));
        if (offering != null) {
          by.offer(offering);
        }
      }
    }

    private boolean isInterruption(Route by, Throwable thrown) {
      return Interruption.isOfThisThread(thrown)
          || (slot != null && by.places().cutOff(slot, start));
    }

    private void end(CallResult result) {
      if (route != null && slot != null) {
        route.end(slot, start, result);
      }
    }

    /** Takes note of what an answer throws at its consumer, who is to get it. */
    RuntimeException brokenOff(Throwable thrown) {
      if (!site.passes(thrown) && !LazyAnswer.isInterruption(thrown)) {
        statistics.brokenOff(time.nanos() - start);
        if (route != null && site.isFault(thrown)) {
          route.brokenOff(start, CallResult.failed(thrown));
        }
      }
      throw Sneaky.rethrow(thrown);
    }

    /**
     * What a call with this answer is measured as failed with, though its caller gets the answer.
     *
     * @return {@code null} if the answer is good
     */
    public @Nullable Throwable fault(@Nullable Object answer) {
      return site.fault(answer);
    }

    /** Takes note that nobody waits for the call any more; that is no fault of the dependency. */
    public void abandoned() {
      statistics.abandoned(place, start);
      end(CallResult.ABANDONED);
    }
  }

  /** A call that somebody observes. */
  private final class ObservedMeasurement extends Measurement {
    private final CallReport report;

    ObservedMeasurement(@Nullable Route route, CallReport report) {
      super(route);
      this.report = report;
    }

    @Override
    void tell(CallOutcome outcome) {
      report.ended(outcome, outcome == CallOutcome.ERROR ? Cause.FAILURE : Cause.NONE);
    }
  }
}
