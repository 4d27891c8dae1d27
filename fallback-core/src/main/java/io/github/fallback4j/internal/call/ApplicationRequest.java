package io.github.fallback4j.internal.call;

import io.github.fallback4j.CheckedRunnable;
import io.github.fallback4j.Degradation;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A call that an application hands in together with its fallback. All that a call through {@link
 * io.github.fallback4j.Dependency} allocates.
 *
 * @param <T> type of the answer
 */
abstract class ApplicationRequest<T extends @Nullable Object> extends ApplicationCall<T>
    implements Request<T> {
  private final @Nullable Object key;

  private ApplicationRequest(Callable<? extends T> work, @Nullable Object key) {
    super(work);
    this.key = key;
  }

  @Override
  public final @Nullable Object key() {
    return key;
  }

  @Override
  public final boolean hasSubstitute() {
    return true;
  }

  /** Has a fallback that does not ask why. */
  static final class Supplied<T extends @Nullable Object> extends ApplicationRequest<T> {
    private final Supplier<? extends T> fallback;

    Supplied(Callable<? extends T> work, Supplier<? extends T> fallback, @Nullable Object key) {
      super(work, key);
      this.fallback = fallback;
    }

    @Override
    public T substitute(Degradation why) {
      return fallback.get();
    }
  }

  /** Has a fallback that is told why. */
  static final class Explained<T extends @Nullable Object> extends ApplicationRequest<T> {
    private final Function<? super Degradation, ? extends T> fallback;

    Explained(
        Callable<? extends T> work,
        Function<? super Degradation, ? extends T> fallback,
        @Nullable Object key) {
      super(work, key);
      this.fallback = fallback;
    }

    @Override
    public T substitute(Degradation why) {
      return fallback.apply(why);
    }
  }

  /** Answers with a stage, and has a fallback that answers at once. */
  static final class ExplainedLater<T extends @Nullable Object>
      extends ApplicationRequest<CompletionStage<? extends T>> {
    private final Function<? super Degradation, ? extends T> fallback;

    ExplainedLater(
        Callable<? extends CompletionStage<? extends T>> work,
        Function<? super Degradation, ? extends T> fallback,
        @Nullable Object key) {
      super(work, key);
      this.fallback = fallback;
    }

    @Override
    public CompletionStage<? extends T> substitute(Degradation why) {
      return CompletableFuture.<T>completedFuture(fallback.apply(why));
    }
  }

  /** Nobody waits for its answer, so the answer is {@code null} and nothing to worry about. */
  @SuppressWarnings("NullAway")
  record Unanswered(CheckedRunnable work) implements Request<@Nullable Void> {
    @Override
    public @Nullable Void call() throws Exception {
      work.run();
      return null;
    }

    @Override
    public boolean hasSubstitute() {
      return false;
    }

    @Override
    public @Nullable Void substitute(Degradation why) {
      return null;
    }

    @Override
    public boolean hasEmpty() {
      return true;
    }

    @Override
    public @Nullable Void empty() {
      return null;
    }
  }
}
