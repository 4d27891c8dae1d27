package io.github.fallback4j.internal.call;

import static io.github.fallback4j.internal.call.Consumption.AT_ONCE;
import static io.github.fallback4j.internal.call.Consumption.BIT_BY_BIT;
import static io.github.fallback4j.internal.call.Consumption.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.stream.BaseStream;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What declared types say of how answers are consumed. */
class ConsumptionTest {

  @ParameterizedTest
  @ValueSource(
      classes = {
        Stream.class,
        IntStream.class,
        LongStream.class,
        DoubleStream.class,
        Iterator.class
      })
  void answerIsAStreamOrAnIterator_isFollowed(Class<?> declared) {
    assertThat(Consumption.of(declared)).isEqualTo(BIT_BY_BIT);
  }

  @ParameterizedTest
  @ValueSource(classes = {Object.class, BaseStream.class, AutoCloseable.class})
  void answerMayBeAStream_isLookedAt(Class<?> declared) {
    assertThat(Consumption.of(declared)).isEqualTo(UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        void.class,
        int.class,
        String.class,
        List.class,
        ListIterator.class,
        Runnable.class
      })
  void answerCannotBeAStream_isNeverLookedAt(Class<?> declared) {
    Consumption consumption = Consumption.of(declared);

    assertThat(consumption).isEqualTo(AT_ONCE);
    assertThat(consumption.isLazy(Stream.of("a"))).isFalse();
  }
}
