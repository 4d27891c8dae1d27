package io.github.fallback4j.spring;

import io.github.fallback4j.DependencySpec;

/**
 * Changes the declarations of dependencies, whether from annotations or beans. Settings in the
 * environment are applied to the result. Each bean of this type is applied to every dependency, in
 * order.
 */
@FunctionalInterface
public interface DependencySpecCustomizer {

  /**
   * Changes the declaration of a dependency.
   *
   * @param spec the declaration
   * @return the changed declaration, or the same one
   */
  DependencySpec customize(DependencySpec spec);
}
