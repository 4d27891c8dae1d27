package io.github.fallback4j.method;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.spi.DeclaredDependency.Operation;
import io.github.fallback4j.spi.Time;

/** Where planned methods find their dependencies: the engine, as this package sees it. */
public interface DependencyRegistry {

  /**
   * Adds a dependency, or returns the one of the same id.
   *
   * @param declared what the annotation of one method says about it. What is the method's alone is
   *     not in it: its pass-through exceptions, and what is remembered of its answers
   * @return one that the engine made: guarded, essential, or straight if the engine steps aside
   * @throws InvalidConfigurationException if it contradicts an earlier declaration or a setting of
   *     it is malformed
   */
  Dependency register(DependencySpec declared);

  /**
   * Lays what is set over what is declared. Registers nothing.
   *
   * @param declared what code says
   * @return what holds
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

  /** The engine's time. */
  Time time();
}
