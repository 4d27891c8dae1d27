package io.github.fallback4j.internal.call;

import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Elements of a source that may fail on the way: then those of a sequel follow. Fetches an element
 * before it hands it on, so that what the consumer throws is never taken for the source's. Cannot
 * be split. Not safe for use by several threads.
 */
final class LazySpliterator<T extends @Nullable Object> implements Spliterator<T> {
  private final Function<Throwable, Spliterator<T>> sequel;
  private final Consumer<T> keep = this::keep;
  private final int characteristics;
  private Spliterator<T> source;
  private boolean ahead;
  private @Nullable T next;

  /**
   * Fetches the first element; what that throws is thrown.
   *
   * @param sequel gives what follows a failure, each time; throws what the consumer gets
   */
  LazySpliterator(Spliterator<T> source, Function<Throwable, Spliterator<T>> sequel) {
    this.sequel = sequel;
    this.source = source;
    this.characteristics = source.characteristics() & ORDERED;
    this.ahead = source.tryAdvance(keep);
  }

  private void keep(T element) {
    next = element;
  }

  @Override
  @SuppressWarnings("NullAway") // what was fetched is an element
  public boolean tryAdvance(Consumer<? super T> action) {
    if (!ahead && !fetch()) {
      return false;
    }
    ahead = false;
    T element = next;
    next = null;
    action.accept(element);
    return true;
  }

  private boolean fetch() {
    while (true) {
      try {
        return source.tryAdvance(keep);
      } catch (Throwable thrown) {
        source = Spliterators.emptySpliterator(); // should the sequel throw, nothing follows
        source = sequel.apply(thrown);
      }
    }
  }

  @Override
  public @Nullable Spliterator<T> trySplit() {
    return null;
  }

  @Override
  public long estimateSize() {
    return Long.MAX_VALUE;
  }

  @Override
  public int characteristics() {
    return characteristics;
  }
}
