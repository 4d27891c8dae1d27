package io.github.fallback4j.spring;

import io.github.fallback4j.engine.FallbackEngineBuilder;

/**
 * Changes how the engine is assembled. Beans of this type are applied in their order, last of all:
 * what they set replaces what the starter set.
 */
@FunctionalInterface
public interface FallbackEngineBuilderCustomizer {

  /**
   * Changes the builder.
   *
   * @param builder already knows the environment, the dependencies and the listeners
   */
  void customize(FallbackEngineBuilder builder);
}
