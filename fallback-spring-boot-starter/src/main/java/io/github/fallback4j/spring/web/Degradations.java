package io.github.fallback4j.spring.web;

import java.util.List;
import java.util.Optional;

/**
 * What the current request was answered without. Grows while calls are made: look at it after them.
 * Safe for use by many threads.
 *
 * <p>As an argument of a controller method it belongs to that request, on whatever thread it is
 * asked, and in WebFlux as well. As an injected bean it belongs to the request the calling thread
 * works for; outside a request it is empty, and so it is in WebFlux, unless Reactor's context is
 * propagated to threads ({@code spring.reactor.context-propagation=auto}).
 */
public interface Degradations {

  /** The first answer of each dependency that was not its own, in the order they were given. */
  List<Degraded> all();

  /** Whether every answer so far was the dependency's own. */
  default boolean isEmpty() {
    return all().isEmpty();
  }

  /**
   * Looks a dependency up.
   *
   * @param dependency its id
   * @return empty if every answer of it so far was its own
   */
  default Optional<Degraded> of(String dependency) {
    return all().stream().filter(each -> each.dependency().equals(dependency)).findFirst();
  }
}
