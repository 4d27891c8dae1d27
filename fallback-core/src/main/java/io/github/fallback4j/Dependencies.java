package io.github.fallback4j;

import java.util.Collection;

/** The dependencies of an application: what it injects. Safe for use by many threads. */
public interface Dependencies {

  /**
   * Returns a dependency.
   *
   * @param id its id
   * @throws UnknownDependencyException if there is none of this id; it is never created
   */
  Dependency get(String id);

  /** All dependencies, by id in alphabetical order. */
  Collection<Dependency> all();

  /** Where orders are given. */
  Switchboard switchboard();
}
