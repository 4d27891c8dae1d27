package io.github.fallback4j.engine;

import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.FallbackEvent.StateChanged;
import io.github.fallback4j.internal.metrics.DependencyMeters;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

/**
 * Shows an engine in a Micrometer registry: {@code fallback.calls}, {@code fallback.call.duration},
 * {@code fallback.degraded}, {@code fallback.admitted}, {@code fallback.standby}, {@code
 * fallback.ordered}, {@code fallback.level}, {@code fallback.transitions}, {@code
 * fallback.chain.failures}, {@code fallback.essential.calls}, {@code fallback.essential.burn.rate}
 * and {@code fallback.essential.budget.remaining}. Tags are bounded: who ordered something and why
 * is never one. Needs {@code micrometer-core}. Safe for use by many threads.
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
    DependencyMeters meters = new DependencyMeters(registry);
    engine.integration().forEachDependency(meters::add);
    Gauge.builder("fallback.level", engine, shown -> shown.switchboard().level().value())
        .description("The level in force: 0 to 3")
        .strongReference(true)
        .register(registry);
    engine.listen(event -> count(registry, event));
  }

  private static void count(MeterRegistry registry, FallbackEvent event) {
    if (event instanceof StateChanged changed
        && (changed.before().status() != changed.after().status()
            || changed.before().cause() != changed.after().cause())) {
      Counter.builder("fallback.transitions")
          .description("Changes of status or cause")
          .tag("dependency", changed.dependency())
          .tag("status", DependencyMeters.tag(changed.after().status()))
          .tag("cause", DependencyMeters.tag(changed.after().cause()))
          .register(registry)
          .increment();
    }
  }
}
