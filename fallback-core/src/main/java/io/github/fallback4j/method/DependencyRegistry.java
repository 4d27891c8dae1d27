package io.github.fallback4j.method;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.spi.DeclaredDependency.Operation;

/** The registry where planned methods find their dependencies. The engine implements it. */
public interface DependencyRegistry {

  /**
   * Adds a dependency, or returns the one of the same id.
   *
   * @param declared the settings in the annotation of one method, without those that belong to the
   *     method alone: its pass-through exceptions and its remembered answers
   * @return a dependency of the engine: non-essential, essential, or disabled if the engine is
   * @throws InvalidConfigurationException if it contradicts an earlier declaration, or one of its
   *     settings is malformed
   */
  Dependency register(DependencySpec declared);

  /**
   * Applies the configured settings to a declaration. Registers nothing.
   *
   * @param declared the declaration in code
   * @return the declaration with the configured settings
   * @throws InvalidConfigurationException if a setting is malformed
   */
  DependencySpec configured(DependencySpec declared);

  /**
   * Takes note of a planned method.
   *
   * @param dependency the id of what it calls
   * @param operation the method, and what answers for it
   */
  default void planned(String dependency, Operation operation) {}

  /** Returns whether the engine acts. If it steps aside, annotations that are wrong are ignored. */
  default boolean enabled() {
    return true;
  }
}
