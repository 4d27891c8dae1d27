package io.github.fallback4j.engine;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.internal.metrics.MeterSignal;
import io.github.fallback4j.settings.MeterThreshold;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sets dependencies of an engine aside while a meter says that they are not well ({@link
 * DependencySpec#meter()}). Of several registries only the first it is bound to is read. Needs
 * {@code micrometer-core}. Safe for use by many threads.
 */
public final class MeterSignals implements MeterBinder {
  private final EngineIntegration engine;
  private final AtomicBoolean bound = new AtomicBoolean();

  /**
   * Creates the signals of an engine.
   *
   * @param engine the engine
   */
  public MeterSignals(FallbackEngine engine) {
    this.engine = engine.integration();
  }

  @Override
  public void bindTo(MeterRegistry registry) {
    if (engine.enabled() && bound.compareAndSet(false, true)) {
      engine.forEachDependency(dependency -> read(dependency, registry));
    }
  }

  private void read(Dependency dependency, MeterRegistry registry) {
    MeterThreshold threshold = dependency.spec().meter();
    if (threshold != null) {
      engine.signal(new MeterSignal(dependency.id(), threshold, registry, engine.time()));
    }
  }
}
