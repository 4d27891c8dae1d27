package io.github.fallback4j.engine;

import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.FallbackEvent.StateChanged;
import io.github.fallback4j.internal.metrics.DependencyMeters;
import io.github.fallback4j.internal.metrics.OwnMeters;
import io.github.fallback4j.internal.values.Values;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Shows an engine in a Micrometer registry: {@code fallback.calls}, {@code fallback.call.duration},
 * {@code fallback.degraded}, {@code fallback.admitted}, {@code fallback.standby}, {@code
 * fallback.ordered}, {@code fallback.level}, {@code fallback.transitions}, {@code
 * fallback.chain.failures}, {@code fallback.calls.lost}, {@code fallback.essential.calls}, {@code
 * fallback.essential.burn.rate} and {@code fallback.essential.budget.remaining}. Tags are bounded:
 * who ordered something and why is never one. They are removed when the engine is closed. Needs
 * {@code micrometer-core}. Safe for use by many threads.
 */
public final class FallbackMetrics implements MeterBinder {
  private final FallbackEngine engine;

  /**
   * Creates the binder of an engine.
   *
   * @param engine the engine
   */
  public FallbackMetrics(FallbackEngine engine) {
    this.engine = engine;
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    if (!engine.integration().enabled()) {
      return;
    }
    OwnMeters meters = new OwnMeters(registry);
    engine.integration().forEachDependency(new DependencyMeters(meters)::add);
    meters.register(
        "fallback.level",
        Tags.empty(),
        to ->
            Gauge.builder("fallback.level", engine, shown -> shown.switchboard().level().value())
                .description("The level in force: 0 to 3")
                .strongReference(true)
                .register(to));
    engine.listen(event -> count(meters, event));
    engine.integration().whenClosed(meters::close);
  }

  private static void count(OwnMeters meters, FallbackEvent event) {
    if (event instanceof StateChanged changed
        && (changed.before().status() != changed.after().status()
            || changed.before().cause() != changed.after().cause())) {
      meters.count(
          "fallback.transitions",
          "Changes of status or cause",
          Tags.of(
              "dependency",
              changed.dependency(),
              "status",
              Values.word(changed.after().status()),
              "cause",
              Values.word(changed.after().cause())));
    }
  }
}
