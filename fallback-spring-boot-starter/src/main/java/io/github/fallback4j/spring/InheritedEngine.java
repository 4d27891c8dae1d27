package io.github.fallback4j.spring;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.spi.HealthSignal;
import io.github.fallback4j.spi.OrderSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Joins a context to the engine of its parent: what the context declares becomes known there, at
 * the end of its start, or earlier if a bean needs it.
 */
public final class InheritedEngine implements SmartInitializingSingleton {
  private final ConfigurableListableBeanFactory beans;
  private final FallbackEngine engine;

  InheritedEngine(ConfigurableListableBeanFactory beans, FallbackEngine engine) {
    this.beans = beans;
    this.engine = engine;
  }

  /**
   * Registers the dependencies that a context declares, if its engine is a parent's. Doing it again
   * changes nothing.
   *
   * @param beans the beans of the context
   * @param engine the engine it uses
   */
  public static void declare(ConfigurableListableBeanFactory beans, FallbackEngine engine) {
    if (beans.getBeanNamesForType(FallbackEngine.class, true, false).length == 0) {
      beans.getBeansOfType(DependencySpec.class).values().forEach(engine::register);
    }
  }

  @Override
  public void afterSingletonsInstantiated() {
    declare(beans, engine);
    beans.getBeansOfType(OrderSource.class).values().forEach(engine.integration()::source);
    beans.getBeansOfType(HealthSignal.class).values().forEach(engine.integration()::signal);
    engine.start();
  }
}
