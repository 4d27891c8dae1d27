package io.github.fallback4j.spi;

import io.github.fallback4j.DegradedAnswer;

/**
 * Is notified of degraded answers during one request, so that the response can report them. An
 * engine finds the sink of the current request with {@link
 * io.github.fallback4j.engine.FallbackEngineBuilder#degradationSink}. Calls that return Reactor
 * types look first in their {@code Context}, where the key is the class object of this interface.
 * Implementations are safe for use by many threads: calls of one request may end on several.
 */
@FunctionalInterface
public interface DegradationSink {

  /**
   * Called for each non-essential call that was not answered by its dependency. Not called for a
   * late answer of the dependency, nor for a pass-through exception.
   *
   * @param answer how it was answered, and why
   */
  void degraded(DegradedAnswer answer);
}
