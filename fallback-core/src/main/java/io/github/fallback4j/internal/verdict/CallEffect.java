package io.github.fallback4j.internal.verdict;

import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What a drill does to calls where they are made, below detection. The route of the calls carries
 * it, as probes and repeated calls read no verdict. Safe for use by many threads.
 */
public interface CallEffect {

  /**
   * Returns what happens to a call, or {@code null} if nothing does. Asked once for each call that
   * is about to be made, on its caller's thread: who calls may decide whether it acts.
   *
   * @return what is to make the call; {@code null} if it is to be made as ever
   */
  @Nullable Meeting meet();

  /** A call that may throw anything. */
  @FunctionalInterface
  interface Work<T extends @Nullable Object> {
    /** Makes the call that the effect delays or replaces. */
    T call() throws Throwable;
  }

  /** Makes one call as the effect has it. On any thread. */
  interface Meeting {
    /**
     * Makes a call that answers when it returns.
     *
     * @param call makes it as ever
     * @param <T> type of the answer
     */
    <T extends @Nullable Object> T call(Work<T> call) throws Throwable;

    /**
     * Makes a call that answers later.
     *
     * @param call starts it as ever
     * @param <T> type of the answer
     */
    <T extends @Nullable Object> @Nullable CompletionStage<? extends T> start(
        Work<? extends @Nullable CompletionStage<? extends T>> call) throws Throwable;
  }
}
