package io.github.fallback4j.internal.call;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.stream.BaseStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Opens answers that are consumed after their call returned: streams and iterators. The first
 * element is fetched within the call, so that one that cannot even begin is a call that failed.
 * What follows a failure later on is for a {@link Sequel} to say.
 */
final class LazyAnswer {
  private LazyAnswer() {}

  /**
   * What follows when an answer breaks off.
   *
   * @param <A> type of the answer
   */
  @FunctionalInterface
  interface Sequel<A> {
    /**
     * Answers instead, each time something fails.
     *
     * @return an answer of the same type; throws what is to reach the consumer
     */
    A after(Throwable thrown);
  }

  /**
   * Opens an answer that is read lazily.
   *
   * @param answer a stream, which is sequential from here on, or an iterator
   * @return of the same type; closing it closes the other
   */
  @SuppressWarnings("unchecked") // each is opened as what it is
  static <A> A open(A answer, Sequel<A> sequel) {
    if (answer instanceof Stream<?> stream) {
      return (A) opened((Stream<Object>) stream, thrown -> (Stream<Object>) sequel.after(thrown));
    }
    if (answer instanceof IntStream ints) {
      return (A)
          opened(ints.boxed(), thrown -> ((IntStream) sequel.after(thrown)).boxed())
              .mapToInt(Integer::intValue);
    }
    if (answer instanceof LongStream longs) {
      return (A)
          opened(longs.boxed(), thrown -> ((LongStream) sequel.after(thrown)).boxed())
              .mapToLong(Long::longValue);
    }
    if (answer instanceof DoubleStream doubles) {
      return (A)
          opened(doubles.boxed(), thrown -> ((DoubleStream) sequel.after(thrown)).boxed())
              .mapToDouble(Double::doubleValue);
    }
    Function<Throwable, Spliterator<Object>> following =
        thrown -> elements((Iterator<Object>) sequel.after(thrown));
    return (A)
        Spliterators.iterator(
            new LazySpliterator<>(elements((Iterator<Object>) answer), following));
  }

  /** Whether the consumer was interrupted, rather than the dependency failing. */
  static boolean isInterruption(Throwable thrown) {
    return Interruption.isOfThisThread(thrown) || Thread.currentThread().isInterrupted();
  }

  /** Closes a stream that nobody will consume. */
  static void discard(@Nullable Object answer) {
    if (answer instanceof BaseStream<?, ?> stream) {
      stream.close();
    }
  }

  private static Spliterator<Object> elements(Iterator<Object> iterator) {
    return Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED);
  }

  private static <T extends @Nullable Object> Stream<T> opened(
      Stream<T> source, Function<Throwable, Stream<T>> sequel) {
    Closing closing = new Closing(source);
    Function<Throwable, Spliterator<T>> following =
        thrown -> closing.also(sequel.apply(thrown)).spliterator();
    try {
      return StreamSupport.stream(new LazySpliterator<>(source.spliterator(), following), false)
          .onClose(closing);
    } catch (Throwable thrown) {
      closing.after(thrown);
      throw thrown;
    }
  }

  /** Closes a stream and what followed it. */
  private static final class Closing implements Runnable {
    private BaseStream<?, ?> streams;

    Closing(Stream<?> source) {
      this.streams = source;
    }

    <T extends @Nullable Object> Stream<T> also(Stream<T> sequel) {
      streams = Stream.empty().onClose(streams::close).onClose(sequel::close);
      return sequel;
    }

    @Override
    public void run() {
      streams.close();
    }

    /** Nobody gets a stream that cannot begin, so nobody else will close it. */
    void after(Throwable thrown) {
      try {
        run();
      } catch (RuntimeException suppressed) {
        thrown.addSuppressed(suppressed);
      }
    }
  }
}
