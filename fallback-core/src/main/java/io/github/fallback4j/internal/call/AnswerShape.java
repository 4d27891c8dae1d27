package io.github.fallback4j.internal.call;

import io.github.fallback4j.internal.verdict.CallEffect.Meeting;
import io.github.fallback4j.internal.verdict.CallEffect.Work;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * How the answer of a call comes. Whoever makes a call says it, so that what takes the place of the
 * call can answer in the same way. Safe for use by many threads.
 */
public interface AnswerShape {
  /** It is there when the call returns. */
  AnswerShape RETURNED =
      new AnswerShape() {
        @Override
        public @Nullable Object awaitable(@Nullable Object returned) {
          return returned;
        }

        @Override
        public <T extends @Nullable Object> T make(Work<T> call, Meeting met) throws Throwable {
          return met.call(call);
        }
      };

  /** The call returns a stage that completes with it. */
  AnswerShape STAGE =
      new AnswerShape() {
        @Override
        public @Nullable Object awaitable(@Nullable Object returned) {
          return returned;
        }

        @Override
        @SuppressWarnings({"unchecked", "NullAway"}) // the stage of the call, or one like it
        public <T extends @Nullable Object> T make(Work<T> call, Meeting met) throws Throwable {
          Work<@Nullable CompletionStage<Object>> start =
              () -> (@Nullable CompletionStage<Object>) call.call();
          return (T) met.<Object>start(start);
        }
      };

  /**
   * Turns what a call returned into something that can be waited for on a thread.
   *
   * @return a stage, or the answer itself
   */
  @Nullable Object awaitable(@Nullable Object returned);

  /**
   * Makes a call as a drill has it.
   *
   * @param call makes it as ever; returns an answer of this shape
   * @param met makes it as the drill has it
   * @param <T> type of what the call returns
   * @return an answer of this shape
   */
  <T extends @Nullable Object> T make(Work<T> call, Meeting met) throws Throwable;
}
