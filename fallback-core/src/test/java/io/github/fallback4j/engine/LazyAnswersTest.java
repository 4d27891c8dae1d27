package io.github.fallback4j.engine;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.CallCounts;
import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.CallWithStandby;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Calls whose answer is a stream, which may fail while it is consumed. */
class LazyAnswersTest {
  private final List<String> closed = new ArrayList<>();
  private EngineFixture fixture = new EngineFixture(spec(Enforce.INTERRUPT));
  private Dependency ranking = fixture.get("ranking");

  private static DependencySpec spec(Enforce enforce) {
    return DependencySpec.nonEssential("ranking")
        .warmUp(0)
        .enforce(enforce)
        .passThrough(List.of(IllegalArgumentException.class))
        .build();
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  /** Gives some names, then fails. */
  private Stream<String> failingAfter(int elements, RuntimeException failure) {
    return IntStream.range(0, 10)
        .mapToObj(
            i -> {
              if (i == elements) {
                throw failure;
              }
              return "live " + i;
            })
        .onClose(() -> closed.add("source"));
  }

  private static RuntimeException down() {
    return new UncheckedIOException("down", new IOException());
  }

  private Stream<String> shelf() {
    return Stream.of("x", "y").onClose(() -> closed.add("shelf"));
  }

  @Test
  void streamIsConsumedToItsEnd_isLiveOnce() {
    Stream<String> answer = ranking.call(() -> Stream.of("a", "b"), this::shelf);

    assertThat(answer).containsExactly("a", "b");
    assertThat(ranking.calls().live()).isEqualTo(1);
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void streamIsNotConsumedYet_thePermitIsBack() {
    try (Stream<String> answer = ranking.call(() -> Stream.of("a", "b"), this::shelf)) {
      assertThat(ranking.calls().inFlight()).isZero();
      assertThat(answer).hasSize(2);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"INTERRUPT", "OFFLOAD"})
  void streamCannotBegin_isAFailedCallAnsweredByTheFallback(Enforce enforce) {
    fixture.close();
    fixture = new EngineFixture(spec(enforce));
    ranking = fixture.get("ranking");

    Stream<String> answer = ranking.call(() -> failingAfter(0, down()), this::shelf);

    assertThat(closed).containsExactly("source");
    assertThat(answer).containsExactly("x", "y");
    assertThat(ranking.calls()).isEqualTo(new CallCounts(0, 0, 1, 0, 0, 0, 0));
  }

  @ParameterizedTest
  @EnumSource(names = {"INTERRUPT", "OFFLOAD"})
  void streamFailsMidway_whatCameStaysAndTheFallbackFollows(Enforce enforce) {
    fixture.close();
    fixture = new EngineFixture(spec(enforce));
    ranking = fixture.get("ranking");

    Stream<String> answer = ranking.call(() -> failingAfter(2, down()), this::shelf);

    assertThat(answer).containsExactly("live 0", "live 1", "x", "y");
    assertThat(ranking.calls().substitute()).isEqualTo(1);
  }

  @Test
  void streamsFailMidway_eachCountsAsAFailureOnce() {
    for (int i = 0; i < 40; i++) {
      ranking.call(() -> failingAfter(1, down()), this::shelf).forEach(element -> {});
      fixture.advance(Duration.ofMillis(150));
    }

    assertThat(ranking.state().cause()).as("half of what came was bad").isEqualTo(Cause.THROTTLE);
  }

  @Test
  void streamsCannotBegin_theBreakerOpens() {
    for (int i = 0; i < 6; i++) {
      ranking.call(() -> failingAfter(0, down()), this::shelf).forEach(element -> {});
      fixture.advance(Duration.ofMillis(150));
    }

    assertThat(ranking.state().cause()).isEqualTo(Cause.BREAKER);
  }

  @Test
  void fallbackFailsMidwayToo_theFirstFailureReachesTheConsumer() {
    Stream<String> answer =
        ranking.call(
            () -> failingAfter(1, down()), () -> failingAfter(1, new IllegalStateException()));

    List<String> got = new ArrayList<>();
    assertThatThrownBy(() -> answer.forEach(got::add))
        .hasMessage("down")
        .hasSuppressedException(new IllegalStateException());
    assertThat(got).containsExactly("live 0", "live 0");
  }

  @Test
  void fallbackThrows_theFailureReachesTheConsumer() {
    Stream<String> answer =
        ranking.call(
            () -> failingAfter(1, down()),
            () -> {
              throw new IllegalStateException("no fallback either");
            });

    assertThatThrownBy(answer::toList).hasMessage("down");
  }

  @Test
  void consumerThrows_thatIsNoFaultOfTheDependency() {
    AtomicInteger asked = new AtomicInteger();
    Stream<String> answer =
        ranking.call(
            () -> Stream.of("a", "b"),
            () -> {
              asked.incrementAndGet();
              return shelf();
            });

    assertThatThrownBy(
            () ->
                answer.forEach(
                    element -> {
                      throw new IllegalStateException("consumer");
                    }))
        .hasMessage("consumer");
    assertThat(asked).hasValue(0);
    assertThat(ranking.calls()).isEqualTo(new CallCounts(1, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void streamFailsWithAnAnswer_itReachesTheConsumer() {
    Stream<String> answer =
        ranking.call(
            () -> failingAfter(1, new IllegalArgumentException("no such room")), this::shelf);

    assertThatThrownBy(answer::toList).hasMessage("no such room");
    assertThat(ranking.calls().passThrough()).isEqualTo(1);
  }

  @Test
  void streamsAreHalfConsumed_everyPermitIsFree() {
    for (int i = 0; i < 2 * ranking.spec().permits(); i++) {
      assertThat(ranking.call(() -> Stream.of("a", "b"), this::shelf).findFirst()).hasValue("a");
    }

    assertThat(ranking.calls().inFlight()).isZero();
    assertThat(ranking.calls().live()).isEqualTo(2L * ranking.spec().permits());
  }

  @Test
  void consumerIsInterrupted_thatGoesThroughAndIsNoFailure() {
    Stream<String> answer = ranking.call(() -> failingAfter(1, down()), this::shelf);

    Iterator<String> elements = answer.iterator();
    assertThat(elements.next()).isEqualTo("live 0");
    Thread.currentThread().interrupt();
    assertThatThrownBy(elements::hasNext).isInstanceOf(CallInterruptedException.class);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(ranking.calls()).isEqualTo(new CallCounts(1, 0, 0, 0, 0, 1, 0));
  }

  @Test
  void offloadedStreamComesTooLate_itIsClosed() throws Exception {
    fixture.close();
    fixture = new EngineFixture(spec(Enforce.OFFLOAD));
    ranking = fixture.get("ranking");
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch speak = new CountDownLatch(1);
    CountDownLatch late = new CountDownLatch(1);
    CompletableFuture<Stream<String>> answer =
        CompletableFuture.supplyAsync(
            () ->
                ranking.call(
                    () -> {
                      begun.countDown();
                      speak.await();
                      return Stream.of("a").onClose(late::countDown);
                    },
                    this::shelf));
    begun.await();

    fixture.advance(ranking.spec().deadline().plusMillis(10));

    assertThat(answer.get(10, SECONDS)).containsExactly("x", "y");
    speak.countDown();
    assertThat(late.await(10, SECONDS)).isTrue();
  }

  @Test
  void callerOfAnOffloadedStreamIsInterrupted_itIsClosed() throws Exception {
    fixture.close();
    fixture = new EngineFixture(spec(Enforce.OFFLOAD));
    ranking = fixture.get("ranking");
    CountDownLatch speak = new CountDownLatch(1);
    CountDownLatch late = new CountDownLatch(1);
    Thread.currentThread().interrupt();

    assertThatThrownBy(
            () ->
                ranking.call(
                    () -> {
                      speak.await();
                      return Stream.of("a").onClose(late::countDown);
                    },
                    this::shelf))
        .isInstanceOf(CallInterruptedException.class);

    assertThat(Thread.interrupted()).isTrue();
    speak.countDown();
    assertThat(late.await(10, SECONDS)).isTrue();
  }

  @Test
  void streamIsNotOfTheJdk_isHandedOnAsItIs() {
    Stream<?> own =
        (Stream<?>)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {Stream.class},
                (proxy, method, args) -> null);

    assertThat((Object) ranking.<Stream<?>>call(() -> own, Stream::empty)).isSameAs(own);
  }

  @Test
  void streamFailsWithAnError_isNeverAnswered() {
    Stream<String> answer =
        ranking.call(
            () ->
                Stream.of("a", "b")
                    .peek(
                        element -> {
                          if (element.equals("b")) {
                            throw new StackOverflowError();
                          }
                        }),
            this::shelf);

    assertThatThrownBy(answer::toList).isInstanceOf(StackOverflowError.class);
    assertThat(ranking.calls()).isEqualTo(new CallCounts(1, 0, 0, 0, 0, 1, 0));
  }

  @Test
  void answerIsClosed_soIsEverythingBehindIt() {
    try (Stream<String> answer = ranking.call(() -> failingAfter(1, down()), this::shelf)) {
      assertThat(answer.count()).isEqualTo(3);
      assertThat(closed).isEmpty();
    }

    assertThat(closed).containsExactly("source", "shelf");
  }

  @Test
  void sourceIsParallel_elementsComeInOrderAndTheFallbackAfterThem() {
    Stream<Integer> answer =
        ranking.call(
            () ->
                IntStream.range(0, 1_000)
                    .parallel()
                    .mapToObj(
                        i -> {
                          if (i == 500) {
                            throw down();
                          }
                          return i;
                        }),
            () -> Stream.of(-1));

    List<Integer> got = answer.parallel().map(i -> i).toList();
    assertThat(got).hasSize(501).startsWith(0, 1, 2).endsWith(499, -1);
  }

  @Test
  void elementsAreNull_theyAreElements() {
    assertThat(ranking.call(() -> Stream.of("a", null, "b"), this::shelf))
        .containsExactly("a", null, "b");
  }

  @Test
  void streamsOfNumbersFailMidway_theFallbackFollowsInTheSameType() {
    IntStream ints = ranking.call(() -> IntStream.of(1, 0).map(i -> 1 / i), () -> IntStream.of(7));
    LongStream longs =
        ranking.call(() -> LongStream.of(1, 0).map(i -> 1 / i), () -> LongStream.of(7));
    DoubleStream doubles =
        ranking.call(
            () ->
                DoubleStream.of(1, 0)
                    .peek(
                        d -> {
                          if (d == 0) {
                            throw down();
                          }
                        }),
            () -> DoubleStream.of(7));

    assertThat(ints.toArray()).containsExactly(1, 7);
    assertThat(longs.toArray()).containsExactly(1, 7);
    assertThat(doubles.toArray()).containsExactly(1, 7);
  }

  @Test
  void outcomeIsAskedFor_liveStreamsAreGuardedToo() {
    Outcome<Stream<String>> outcome = ranking.attempt(() -> failingAfter(1, down()), this::shelf);

    assertThat(outcome).isInstanceOf(Outcome.Live.class);
    assertThat(outcome.value()).containsExactly("live 0", "x", "y");
  }

  @Test
  void essentialStreamFailsMidway_itsFailureReachesTheConsumerAndIsCounted() {
    fixture.close();
    fixture = new EngineFixture(DependencySpec.essential("lesson").standby().build());
    Dependency lesson = fixture.get("lesson");

    Stream<String> answer =
        lesson.call(
            CallWithStandby.withStandby(
                () -> failingAfter(1, down()), () -> failingAfter(1, down())));

    assertThatThrownBy(answer::toList).hasMessage("down");
    assertThat(lesson.calls().error()).isEqualTo(1);
  }

  @Test
  void essentialStreamsKeepBreakingOff_someGoByTheStandby() {
    fixture.close();
    fixture = new EngineFixture(DependencySpec.essential("lesson").standby().build());
    Dependency lesson = fixture.get("lesson");

    List<String> got = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      try {
        lesson
            .call(
                CallWithStandby.withStandby(
                    () -> failingAfter(1, down()), () -> Stream.of("standby")))
            .forEach(got::add);
      } catch (UncheckedIOException brokenOff) {
        fixture.advance(Duration.ofMillis(150));
      }
    }

    assertThat(got).contains("live 0", "standby");
  }
}
