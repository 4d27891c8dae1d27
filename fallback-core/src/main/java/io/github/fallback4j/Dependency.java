package io.github.fallback4j;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Something the application calls: a database, a cache, another service. Safe for use by many
 * threads.
 *
 * <p>A non-essential dependency is asked only while it stands well, within its permits and its
 * deadline. A call that may not go, or that fails, is answered by its fallback; callers of a method
 * that takes a fallback see a failure only if the fallback throws too: then the failure of the
 * call, with the fallback's suppressed, or {@link FallbackFailedException} if the call was skipped.
 * An {@link Error} is never turned into an answer.
 *
 * <p>An essential dependency is always asked, and measured. A fallback handed to it answers only
 * when the call throws.
 *
 * <p>Exceptions reach callers as they were thrown, checked ones too although none is declared: what
 * a lambda may throw is known to the one who writes it.
 */
public interface Dependency {

  /** The id. */
  String id();

  /** How it was declared, properties included. */
  DependencySpec spec();

  /** How it stands now. */
  DependencyState state();

  /** How the two routes to it stand; {@code null} if it has no standby. */
  default @Nullable Routes routes() {
    return null;
  }

  /** How its calls were answered so far. */
  CallCounts calls();

  /**
   * How it keeps its objective; empty unless it is essential, has one and is measured: an engine
   * that steps aside measures nothing.
   */
  default Optional<ObjectiveState> objective() {
    return Optional.empty();
  }

  /**
   * Calls an essential dependency. It is always asked, and what the call throws is thrown.
   *
   * @param call the call
   * @param <T> type of the answer
   * @throws IllegalStateException if the dependency is not essential: it needs a fallback
   */
  <T extends @Nullable Object> T call(Callable<? extends T> call);

  /**
   * Calls, or answers with the fallback.
   *
   * @param call the call
   * @param fallback answers instead; local and cheap
   * @param <T> type of the answer
   * @throws CallInterruptedException if the calling thread is interrupted meanwhile
   */
  <T extends @Nullable Object> T call(Callable<? extends T> call, Supplier<? extends T> fallback);

  /**
   * Calls, or answers with the fallback, which learns why.
   *
   * @param call the call
   * @param fallback answers instead; local and cheap
   * @param <T> type of the answer
   * @throws CallInterruptedException if the calling thread is interrupted meanwhile
   */
  <T extends @Nullable Object> T callOrElse(
      Callable<? extends T> call, Function<? super Degradation, ? extends T> fallback);

  /**
   * Does something nobody waits for an answer to. Of a non-essential dependency it is skipped when
   * degraded, and what it throws is counted and dropped.
   *
   * @param call the call
   * @throws CallInterruptedException if the calling thread is interrupted meanwhile
   */
  void run(CheckedRunnable call);

  /**
   * Calls, or answers with the fallback, and says which it was.
   *
   * @param call the call
   * @param fallback answers instead; local and cheap
   * @param <T> type of the answer
   * @throws CallInterruptedException if the calling thread is interrupted meanwhile
   */
  <T extends @Nullable Object> Outcome<T> attempt(
      Callable<? extends T> call, Supplier<? extends T> fallback);

  /**
   * Calls, or answers with the fallback, which learns why, and says which it was.
   *
   * @param call the call
   * @param fallback answers instead; local and cheap
   * @param <T> type of the answer
   * @throws CallInterruptedException if the calling thread is interrupted meanwhile
   */
  <T extends @Nullable Object> Outcome<T> attemptOrElse(
      Callable<? extends T> call, Function<? super Degradation, ? extends T> fallback);

  /**
   * Starts a call that answers later. The permit is held until its stage completes or the returned
   * one is cancelled; at the deadline the returned stage is completed by the fallback.
   *
   * @param call starts the call
   * @param fallback answers instead; local and cheap
   * @param <T> type of the answer
   * @return completes with an answer, exceptionally only if the fallback throws too
   */
  <T extends @Nullable Object> CompletionStage<T> callAsync(
      Callable<? extends CompletionStage<? extends T>> call, Supplier<? extends T> fallback);

  /**
   * Starts a call that answers later; the fallback learns why it is asked.
   *
   * @param call starts the call
   * @param fallback answers instead; local and cheap
   * @param <T> type of the answer
   * @return completes with an answer, exceptionally only if the fallback throws too
   */
  <T extends @Nullable Object> CompletionStage<T> callAsyncOrElse(
      Callable<? extends CompletionStage<? extends T>> call,
      Function<? super Degradation, ? extends T> fallback);

  /**
   * The same dependency, remembering good answers under a key and answering with the last one
   * before the fallback is asked, where its settings say how long.
   *
   * @param key what the answer depends on; compared with {@code equals}
   * @throws IllegalStateException if the dependency has no {@code last-known-good.max-age}
   */
  Dependency keyed(Object key);
}
