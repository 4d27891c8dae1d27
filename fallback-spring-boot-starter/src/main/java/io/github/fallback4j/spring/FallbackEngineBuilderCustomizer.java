package io.github.fallback4j.spring;

import io.github.fallback4j.engine.FallbackEngineBuilder;

/**
 * Changes how the engine is built. Beans of this type are applied in order after everything else,
 * so they override what the starter sets.
 */
@FunctionalInterface
public interface FallbackEngineBuilderCustomizer {

  /**
   * Changes the builder of the engine.
   *
   * @param builder already has the environment, the dependencies and the listeners
   */
  void customize(FallbackEngineBuilder builder);
}
