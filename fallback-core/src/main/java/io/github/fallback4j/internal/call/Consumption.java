package io.github.fallback4j.internal.call;

import java.util.Iterator;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the answers of a call site are consumed, as far as that is known before there is one. */
public enum Consumption {
  /** They are there when the call returns. */
  AT_ONCE,
  /** They are iterators, or one of the four streams, and callers know them as no more than that. */
  BIT_BY_BIT,
  /** Each must be looked at. */
  UNKNOWN;

  private static final List<Class<?>> STREAMS =
      List.of(Stream.class, IntStream.class, LongStream.class, DoubleStream.class);

  /**
   * What every stream of the JDK extends. To ask whether an answer is of a class costs a call next
   * to nothing; to find out that it has not an interface costs some ten nanoseconds.
   */
  private static final Class<?> OF_THE_JDK = topmost(Stream.empty().getClass());

  /**
   * What follows from a declared type.
   *
   * @param returned what a method returns
   */
  public static Consumption of(Class<?> returned) {
    if (returned == Iterator.class || STREAMS.contains(returned)) {
      return BIT_BY_BIT;
    }
    return STREAMS.stream().anyMatch(returned::isAssignableFrom) ? UNKNOWN : AT_ONCE;
  }

  /**
   * Whether an answer is consumed after its call returned. Where the type is unknown, only streams
   * of the JDK are: no other class could stand in for one that the caller may know.
   */
  boolean isLazy(@Nullable Object answer) {
    return this != AT_ONCE
        && answer != null
        && (this == BIT_BY_BIT || OF_THE_JDK.isInstance(answer));
  }

  private static Class<?> topmost(Class<?> type) {
    Class<?> parent = type.getSuperclass();
    return parent == null || parent == Object.class ? type : topmost(parent);
  }
}
