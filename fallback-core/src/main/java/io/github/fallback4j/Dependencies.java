package io.github.fallback4j;

import java.util.Collection;

/**
 * The dependencies of an application. Applications inject this type. Safe for use by many threads.
 */
public interface Dependencies {

  /**
   * Returns the dependency with an id.
   *
   * @param id its id
   * @throws UnknownDependencyException if no dependency has this id; none is created
   */
  Dependency get(String id);

  /** Returns all dependencies, sorted by id. */
  Collection<Dependency> all();

  /**
   * Guards the annotated methods of an object without a framework. Callers must use the returned
   * object instead. Annotations are read from the interface, the interfaces it extends, the
   * object's class and its supertypes. Exceptions of a method reach the caller unchanged; {@code
   * equals}, {@code hashCode} and {@code toString} are those of the object. Calls that the object
   * makes on itself are not guarded. Protect each object only once, because remembered answers are
   * not shared between two proxies.
   *
   * <pre>{@code
   * Rankings rankings = dependencies.protect(Rankings.class, new RedisRankings(redis));
   * }</pre>
   *
   * @param type the interface through which the object is called
   * @param target the object
   * @param fallbacks one object for each type that a {@code fallbackIn} names
   * @param <T> the interface
   * @return as safe for use by many threads as the object
   * @throws InvalidConfigurationException if the type is not an interface or is sealed, the object
   *     is {@code null}, no method is annotated, or an annotation is wrong; the message says what
   *     to write
   */
  <T> T protect(Class<T> type, T target, Object... fallbacks);

  /** Returns the switchboard, where orders are given. */
  Switchboard switchboard();
}
