package io.github.fallback4j.internal.reactor;

import org.jspecify.annotations.Nullable;

/** A call of a Kotlin function that suspends, to be made in a coroutine. */
@FunctionalInterface
public interface Suspended {
  /**
   * Makes the suspended call.
   *
   * @param continuation goes on with its answer
   * @return the answer, or the mark that the continuation will be resumed with it
   * @throws Throwable what the function throws before it suspends
   */
  @Nullable Object resumeWith(Object continuation) throws Throwable;
}
