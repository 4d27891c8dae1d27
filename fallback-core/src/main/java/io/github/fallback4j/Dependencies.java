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

  /**
   * Guards the annotated methods of an object, without a framework: returns one that its callers
   * are to use instead. Annotations count on the interface, those it extends, the object's class
   * and what that inherits from. What a method throws comes out as it was thrown; {@code equals},
   * {@code hashCode} and {@code toString} are the object's own. Calls that the object makes on
   * itself are not guarded. Protect an object once: what is remembered is not shared.
   *
   * <pre>{@code
   * Rankings rankings = dependencies.protect(Rankings.class, new RedisRankings(redis));
   * }</pre>
   *
   * @param type the interface through which the object is called
   * @param target the object
   * @param fallbacks the objects that {@code fallbackIn} names; one for each type it names
   * @param <T> the interface
   * @return as safe for use by many threads as the object
   * @throws InvalidConfigurationException if the type is no interface or a sealed one, the object
   *     is {@code null}, nothing is annotated, or an annotation does not fit; the message says what
   *     to write
   */
  <T> T protect(Class<T> type, T target, Object... fallbacks);

  /** Where orders are given. */
  Switchboard switchboard();
}
