package io.github.fallback4j.spi;

import io.github.fallback4j.DegradedAnswer;

/**
 * Hears what one request was answered without, so that the response can say so. An engine finds the
 * sink of the request under way by {@link
 * io.github.fallback4j.engine.FallbackEngineBuilder#degradationSink}. Calls in Reactor types look
 * first into their {@code Context}, where the key is this interface's class object. Implementations
 * are safe for use by many threads: calls of one request may end on several.
 */
@FunctionalInterface
public interface DegradationSink {

  /**
   * Hears of a non-essential call that was not answered by its dependency. One that was answered
   * late, or with an exception that is an answer, is not told of.
   *
   * @param answer how it was answered, and why
   */
  void degraded(DegradedAnswer answer);
}
