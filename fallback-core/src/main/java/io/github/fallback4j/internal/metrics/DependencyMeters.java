package io.github.fallback4j.internal.metrics;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.Mode;
import io.github.fallback4j.ObjectiveState;
import io.github.fallback4j.Routes;
import io.github.fallback4j.Status;
import io.github.fallback4j.internal.call.CallStatistics;
import io.github.fallback4j.internal.call.EssentialDependency;
import io.github.fallback4j.internal.call.EssentialStatistics;
import io.github.fallback4j.internal.call.NonEssentialDependency;
import io.github.fallback4j.internal.log.WarnOnce;
import io.github.fallback4j.internal.values.Values;
import io.github.fallback4j.spi.CallOutcome;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The meters of the dependencies of one engine. Counters and timers are functions of the statistics
 * that calls keep anyway, so a registry adds no cost to a call. Safe for use by many threads.
 */
public final class DependencyMeters {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.metrics");

  private final OwnMeters meters;
  private final WarnOnce failures = new WarnOnce(LOG);

  /**
   * Creates an empty set of meters.
   *
   * @param meters where they are registered
   */
  public DependencyMeters(OwnMeters meters) {
    this.meters = meters;
  }

  /**
   * Registers the meters of a dependency.
   *
   * @param dependency a dependency of an enabled engine; others have no statistics
   */
  public void add(Dependency dependency) {
    if (dependency.routes() != null) {
      addOrdered(dependency, Mode.STANDBY);
      addGauge(
          "fallback.standby",
          "The share of calls that use the standby: 0 to 1",
          dependency,
          DependencyMeters::standbyShare);
    }
    if (dependency instanceof NonEssentialDependency guarded) {
      addGuarded(guarded);
    } else if (dependency instanceof EssentialDependency essential) {
      addEssential(essential);
    }
  }

  private void addOrdered(Dependency dependency, Mode mode) {
    addGauge(
        "fallback.ordered",
        "Whether this mode is ordered, whatever detection finds: 0 or 1",
        dependency,
        shown -> shown.state().mode() == mode ? 1 : 0,
        Tag.of("mode", Values.word(mode)));
  }

  private static double standbyShare(Dependency dependency) {
    Routes routes = dependency.routes();
    return routes == null ? 0 : routes.standbyShare();
  }

  private void addGuarded(NonEssentialDependency dependency) {
    CallStatistics statistics = dependency.guard().statistics();
    String id = dependency.id();
    statistics.forEachKind((answer, cause) -> addCalls(id, statistics, answer, cause));
    addDuration(id, "success", statistics, CallStatistics::successes, CallStatistics::successNanos);
    addDuration(id, "failure", statistics, CallStatistics::failures, CallStatistics::failureNanos);
    addDuration(
        id, "overdue", statistics, CallStatistics::overdueCalls, CallStatistics::overdueNanos);
    addCounter(
        "fallback.chain.failures",
        "Fallbacks that threw",
        Tags.of("dependency", id),
        statistics,
        CallStatistics::chainFailures);
    addCounter(
        "fallback.calls.lost",
        "Calls that had not ended long after their deadline, so that others got their permits",
        Tags.of("dependency", id),
        statistics,
        CallStatistics::lostCalls);
    addOrdered(dependency, Mode.OFF);
    addOrdered(dependency, Mode.ON);
    addGauge(
        "fallback.degraded",
        "Whether calls are skipped: 0 or 1",
        dependency,
        shown -> shown.state().status() == Status.DEGRADED ? 1 : 0);
    addGauge(
        "fallback.admitted",
        "The share of calls let through: 0 to 1",
        dependency,
        shown -> shown.state().admitted());
  }

  /**
   * Runs on the thread of the first call of its kind; a failing registry must not break that call.
   */
  private void addCalls(String id, CallStatistics statistics, CallOutcome answer, Cause cause) {
    try {
      registerCalls(id, statistics, answer, cause);
    } catch (RuntimeException refused) {
      failures.log(
          "The meter registry refused fallback.calls of dependency '{}' with outcome {} and cause"
              + " {}",
          id,
          Values.word(answer),
          Values.word(cause),
          refused);
    }
  }

  private void registerCalls(
      String id, CallStatistics statistics, CallOutcome answer, Cause cause) {
    addCounter(
        "fallback.calls",
        "Calls of non-essential dependencies, and how they were answered",
        Tags.of("dependency", id, "outcome", Values.word(answer), "cause", Values.word(cause)),
        statistics,
        counted -> counted.counted(answer, cause));
  }

  private void addEssential(EssentialDependency dependency) {
    EssentialStatistics statistics = dependency.statistics();
    String id = dependency.id();
    for (CallOutcome outcome :
        new CallOutcome[] {CallOutcome.LIVE, CallOutcome.PASS_THROUGH, CallOutcome.ERROR}) {
      addCounter(
          "fallback.essential.calls",
          "Calls of essential dependencies, and how they ended",
          Tags.of("dependency", id, "outcome", Values.word(outcome)),
          statistics,
          counted -> counted.counted(outcome));
    }
    addDuration(
        id,
        "success",
        statistics,
        counted -> counted.counted(CallOutcome.LIVE),
        EssentialStatistics::successNanos);
    addDuration(
        id,
        "failure",
        statistics,
        counted -> counted.counted(CallOutcome.ERROR),
        EssentialStatistics::failureNanos);
    dependency
        .objective()
        .ifPresent(kept -> kept.windows().keySet().forEach(name -> addWindow(dependency, name)));
  }

  private void addWindow(Dependency dependency, String window) {
    addGauge(
        "fallback.essential.burn.rate",
        "How fast the error budget is used up: 1 uses exactly the budget",
        dependency,
        shown -> window(shown, window).burnRate(),
        Tag.of("window", window));
    addGauge(
        "fallback.essential.budget.remaining",
        "What is left of the window's error budget: at most 1, negative if overdrawn",
        dependency,
        shown -> window(shown, window).budgetRemaining(),
        Tag.of("window", window));
  }

  private static ObjectiveState.Window window(Dependency dependency, String name) {
    return Objects.requireNonNull(dependency.objective().orElseThrow().windows().get(name));
  }

  private <S> void addDuration(
      String id, String result, S statistics, ToLongFunction<S> calls, ToDoubleFunction<S> nanos) {
    String name = "fallback.call.duration";
    Tags tags = Tags.of("dependency", id, "result", result);
    meters.register(
        name,
        tags,
        registry ->
            FunctionTimer.builder(name, statistics, calls, nanos, TimeUnit.NANOSECONDS)
                .description("How long calls took; overdue ones until they were judged")
                .tags(tags)
                .register(registry));
  }

  private <S> void addCounter(
      String name, String description, Tags tags, S statistics, ToDoubleFunction<S> count) {
    meters.register(
        name,
        tags,
        registry ->
            FunctionCounter.builder(name, statistics, count)
                .description(description)
                .tags(tags)
                .register(registry));
  }

  private void addGauge(
      String name,
      String description,
      Dependency dependency,
      ToDoubleFunction<Dependency> value,
      Tag... more) {
    Tags tags = Tags.of("dependency", dependency.id()).and(more);
    meters.register(
        name,
        tags,
        registry ->
            Gauge.builder(name, dependency, value)
                .description(description)
                .tags(tags)
                .strongReference(true)
                .register(registry));
  }
}
