package io.github.fallback4j.internal.call;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.Outcome;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How an answer is handed to the caller: as it is, or with its origin.
 *
 * @param <T> type of the answer
 * @param <R> what the caller gets
 */
public interface Presentation<T extends @Nullable Object, R extends @Nullable Object> {
  /** The dependency's own answer. */
  R live(T value);

  /** The last known good answer. */
  R stale(T value, Duration age, Degradation why);

  /** Presents the answer of the fallback. */
  R substitute(T value, Degradation why);

  /** Presents the empty value as the answer. */
  R empty(T value, Degradation why);

  /**
   * Whether what the fallback returned is yet to answer, and may fail yet. Then {@link #pending}
   * presents it, and tells the chain how it ends.
   */
  default boolean isPending(T value) {
    return false;
  }

  /** Presents what is yet to answer as the answer of the fallback. */
  default R pending(T value, Degradation why) {
    return substitute(value, why);
  }

  /** Presents that nothing answers a call that did not fail by itself: as what is thrown. */
  default Throwable unanswered(Degradation why) {
    return Ending.now(why);
  }

  /** The answer as it is. */
  @SuppressWarnings("unchecked") // one object serves all types: it hands through what it gets
  static <T extends @Nullable Object> Presentation<T, T> plain() {
    return (Presentation<T, T>) Plain.INSTANCE;
  }

  /** The answer with its origin. */
  @SuppressWarnings("unchecked") // one object serves all types: it wraps what it gets
  static <T extends @Nullable Object> Presentation<T, Outcome<T>> outcome() {
    return (Presentation<T, Outcome<T>>) WithOrigin.INSTANCE;
  }

  /** Presents answers as plain values; see {@link #plain()}. */
  final class Plain<T extends @Nullable Object> implements Presentation<T, T> {
    private static final Plain<?> INSTANCE = new Plain<>();

    private Plain() {}

    @Override
    public T live(T value) {
      return value;
    }

    @Override
    public T stale(T value, Duration age, Degradation why) {
      return value;
    }

    @Override
    public T substitute(T value, Degradation why) {
      return value;
    }

    @Override
    public T empty(T value, Degradation why) {
      return value;
    }
  }

  /** Presents answers with their origin; see {@link #outcome()}. */
  final class WithOrigin<T extends @Nullable Object> implements Presentation<T, Outcome<T>> {
    private static final WithOrigin<?> INSTANCE = new WithOrigin<>();

    private WithOrigin() {}

    @Override
    public Outcome<T> live(T value) {
      return new Outcome.Live<>(value);
    }

    @Override
    public Outcome<T> stale(T value, Duration age, Degradation why) {
      return new Outcome.Stale<>(value, age, why);
    }

    @Override
    public Outcome<T> substitute(T value, Degradation why) {
      return new Outcome.Substitute<>(value, why);
    }

    @Override
    public Outcome<T> empty(T value, Degradation why) {
      return new Outcome.Empty<>(value, why);
    }
  }
}
