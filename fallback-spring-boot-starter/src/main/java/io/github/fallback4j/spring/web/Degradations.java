package io.github.fallback4j.spring.web;

import java.util.List;
import java.util.Optional;

/**
 * The degraded answers of the current request. It grows while calls are made, so read it after
 * them. Safe for use by many threads.
 *
 * <p>As an argument of a controller method it belongs to that request on any thread, also in
 * WebFlux. As an injected bean it belongs to the request of the calling thread. It is empty outside
 * a request, and in WebFlux unless Reactor's context is propagated to threads ({@code
 * spring.reactor.context-propagation=auto}).
 */
public interface Degradations {
  /** Their name in the model of a controller method that has them as an argument. */
  String IN_MODEL = "degradations";

  /**
   * Returns the first degraded answer of each dependency, in the order in which they were given.
   */
  List<Degraded> all();

  /** Returns whether no answer was degraded so far. */
  default boolean isEmpty() {
    return all().isEmpty();
  }

  /**
   * Returns the degraded answer of a dependency.
   *
   * @param dependency its id
   * @return empty if none of its answers was degraded so far
   */
  default Optional<Degraded> of(String dependency) {
    return all().stream().filter(each -> each.dependency().equals(dependency)).findFirst();
  }
}
