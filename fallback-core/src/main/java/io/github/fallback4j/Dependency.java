package io.github.fallback4j;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something that the application calls: a database, a cache or another service. Safe for use by
 * many threads.
 *
 * <p>A non-essential dependency is called only while it is not degraded, and within its permits and
 * its deadline. A call that is skipped or fails is answered by its fallback. Methods that take a
 * fallback throw only if the fallback throws too: then they throw the failure of the call, with
 * that of the fallback suppressed, or {@link FallbackFailedException} if the call was skipped. An
 * {@link Error} is never turned into an answer.
 *
 * <p>An essential dependency is always called, and measured. A fallback passed to it answers only
 * when the call throws.
 *
 * <p>Exceptions reach callers as they were thrown. This includes checked exceptions, although none
 * is declared: whoever writes the lambda knows what it may throw.
 */
public interface Dependency {

  /** Returns the id of this dependency. */
  String id();

  /** Returns its declaration, with all properties applied. */
  DependencySpec spec();

  /** Returns a snapshot of its current state. */
  DependencyState state();

  /** Returns the states of its two routes; {@code null} if it has no standby. */
  default @Nullable Routes routes() {
    return null;
  }

  /** Returns how its calls were answered since the engine was built. */
  CallCounts calls();

  /**
   * Returns how it meets its objective. Empty if it is not essential, has no objective, or the
   * engine is disabled and so measures nothing.
   */
  default Optional<ObjectiveState> objective() {
    return Optional.empty();
  }

  /**
   * Calls an essential dependency. The call is always made, and its exceptions reach the caller.
   *
   * @param call the call
   * @param <T> type of the answer
   * @throws IllegalStateException if the dependency is non-essential, because then it needs a
   *     fallback
   */
  <T extends @Nullable Object> T call(Callable<? extends T> call);

  /**
   * Makes the call, or answers with the fallback.
   *
   * @param call the call
   * @param fallback answers instead of the call; should be local and cheap
   * @param <T> type of the answer
   * @throws CallInterruptedException if the calling thread is interrupted during the call
   */
  <T extends @Nullable Object> T call(Callable<? extends T> call, Supplier<? extends T> fallback);

  /**
   * Makes the call, or answers with the fallback, which is told why.
   *
   * @param call the call
   * @param fallback answers instead of the call; should be local and cheap
   * @param <T> type of the answer
   * @throws CallInterruptedException if the calling thread is interrupted during the call
   */
  <T extends @Nullable Object> T callOrElse(
      Callable<? extends T> call, Function<? super Degradation, ? extends T> fallback);

  /**
   * Makes a call that has no answer. If the dependency is non-essential, the call is skipped while
   * degraded, and its exceptions are counted but not thrown.
   *
   * @param call the call
   * @throws CallInterruptedException if the calling thread is interrupted during the call
   */
  void run(CheckedRunnable call);

  /**
   * Makes the call or answers with the fallback, and reports which of them answered.
   *
   * @param call the call
   * @param fallback answers instead of the call; should be local and cheap
   * @param <T> type of the answer
   * @throws CallInterruptedException if the calling thread is interrupted during the call
   */
  <T extends @Nullable Object> Outcome<T> attempt(
      Callable<? extends T> call, Supplier<? extends T> fallback);

  /**
   * Makes the call or answers with the fallback, which is told why, and reports which of them
   * answered.
   *
   * @param call the call
   * @param fallback answers instead of the call; should be local and cheap
   * @param <T> type of the answer
   * @throws CallInterruptedException if the calling thread is interrupted during the call
   */
  <T extends @Nullable Object> Outcome<T> attemptOrElse(
      Callable<? extends T> call, Function<? super Degradation, ? extends T> fallback);

  /**
   * Starts an asynchronous call. The permit is held until the call's stage completes or the
   * returned stage is cancelled. At the deadline the fallback completes the returned stage.
   *
   * @param call starts the call
   * @param fallback answers instead of the call; should be local and cheap
   * @param <T> type of the answer
   * @return completes with an answer; completes exceptionally only if the fallback throws too
   */
  <T extends @Nullable Object> CompletionStage<T> callAsync(
      Callable<? extends CompletionStage<? extends T>> call, Supplier<? extends T> fallback);

  /**
   * Starts an asynchronous call, as {@link #callAsync} does; the fallback is told why it is called.
   *
   * @param call starts the call
   * @param fallback answers instead of the call; should be local and cheap
   * @param <T> type of the answer
   * @return completes with an answer; completes exceptionally only if the fallback throws too
   */
  <T extends @Nullable Object> CompletionStage<T> callAsyncOrElse(
      Callable<? extends CompletionStage<? extends T>> call,
      Function<? super Degradation, ? extends T> fallback);

  /**
   * Returns this dependency with a memory of good answers under a key. The last good answer for the
   * key is used before the fallback, for as long as the settings allow.
   *
   * @param key what the answer depends on; compared with {@code equals}
   * @throws IllegalStateException if the dependency has no {@code last-known-good.max-age}
   */
  Dependency keyed(Object key);
}
