package io.github.fallback4j.spring.web;

import io.github.fallback4j.spi.DegradationSink;
import io.micrometer.context.ContextRegistry;
import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Lets Micrometer's context propagation move the current request between threads and Reactor's
 * {@code Context}, where it has the same key. So blocking calls in WebFlux find it. A JVM has one
 * registry, so all its applications share what the first of them registers. Safe for use by many
 * threads.
 *
 * @param current the request that is moved
 */
record PropagatedRequest(CurrentRequest current) implements ThreadLocalAccessor<DegradationSink> {

  /** Returns the current request that a registry moves. */
  static CurrentRequest in(ContextRegistry registry) {
    synchronized (registry) {
      return registry.getThreadLocalAccessors().stream()
          .filter(PropagatedRequest.class::isInstance)
          .map(known -> ((PropagatedRequest) known).current())
          .findFirst()
          .orElseGet(() -> registered(registry));
    }
  }

  private static CurrentRequest registered(ContextRegistry registry) {
    CurrentRequest current = new CurrentRequest();
    registry.registerThreadLocalAccessor(new PropagatedRequest(current));
    return current;
  }

  @Override
  public Object key() {
    return DegradationSink.class;
  }

  @Override
  public @Nullable DegradationSink getValue() {
    return current.get();
  }

  @Override
  public void setValue(DegradationSink request) {
    current.bind(request);
  }

  @Override
  public void setValue() {
    current.bind(null);
  }
}
