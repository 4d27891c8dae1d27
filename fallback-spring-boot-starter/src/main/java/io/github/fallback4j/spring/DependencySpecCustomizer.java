package io.github.fallback4j.spring;

import io.github.fallback4j.DependencySpec;

/**
 * Changes dependencies as they are declared, by annotations or by beans. What is set in the
 * environment is laid over the result. A bean of this type is applied to each dependency; several
 * are applied in their order.
 */
@FunctionalInterface
public interface DependencySpecCustomizer {

  /**
   * Changes a dependency.
   *
   * @param spec how it is declared
   * @return how it shall be; the same if nothing changes
   */
  DependencySpec customize(DependencySpec spec);
}
