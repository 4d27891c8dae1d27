package io.github.fallback4j.internal.call;

import org.jspecify.annotations.Nullable;

/**
 * How the answer of a call comes. Whoever makes a call says it, so that what takes the place of the
 * call can answer in the same way. Safe for use by many threads.
 */
@FunctionalInterface
public interface AnswerShape {
  /** It is there when the call returns. */
  AnswerShape RETURNED = answer -> answer;

  /** The call returns a stage that completes with it. */
  AnswerShape STAGE = stage -> stage;

  /**
   * Turns what a call returned into something that can be waited for on a thread.
   *
   * @return a stage, or the answer itself
   */
  @Nullable Object awaitable(@Nullable Object returned);
}
