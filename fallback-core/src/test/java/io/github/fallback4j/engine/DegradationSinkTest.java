package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.sun.management.ThreadMXBean;
import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Cause;
import io.github.fallback4j.DegradedAnswer;
import io.github.fallback4j.DegradedAnswer.Kind;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.Order;
import io.github.fallback4j.settings.LastKnownGoodSettings;
import io.github.fallback4j.spi.DegradationSink;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

/** What the request under way hears of calls that were not answered by their dependency. */
class DegradationSinkTest {
  private static final int CALLS = 100_000;

  private final List<DegradedAnswer> heard = new CopyOnWriteArrayList<>();
  private EngineFixture fixture = new EngineFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private Dependency ranking(Supplier<DegradationSink> sinks, Enforce enforce) {
    fixture =
        new EngineFixture(
            builder -> builder.degradationSink(sinks),
            DependencySpec.nonEssential("ranking")
                .enforce(enforce)
                .warmUp(0)
                .passThrough(List.of(IllegalArgumentException.class))
                .build());
    return fixture.get("ranking");
  }

  private Dependency ranking() {
    return ranking(() -> heard::add, Enforce.INTERRUPT);
  }

  private void off() {
    fixture
        .engine
        .switchboard()
        .order(Order.off("ranking").lasting(Duration.ofHours(1)).by("ops").because("moved"));
  }

  private static <T> T fail() throws IOException {
    throw new IOException("down");
  }

  @Test
  void callIsLive_nothingIsHeard() {
    ranking().call(() -> "live", () -> "instead");

    assertThat(heard).isEmpty();
  }

  @Test
  void callIsSkipped_substituteIsHeardOf() {
    Dependency ranking = ranking();
    off();

    ranking.call(() -> "live", () -> "instead");

    assertThat(heard)
        .extracting(DegradedAnswer::dependency, DegradedAnswer::kind, DegradedAnswer::cause)
        .containsExactly(tuple("ranking", Kind.SUBSTITUTE, Cause.SWITCH_OFF));
    assertThat(heard.get(0).why().by()).isEqualTo("ops");
    assertThat(heard.get(0).age()).isNull();
  }

  @ParameterizedTest
  @EnumSource
  void callFails_substituteIsHeardOf(Enforce enforce) {
    ranking(() -> heard::add, enforce).callOrElse(() -> fail(), why -> "instead");

    assertThat(heard)
        .extracting(DegradedAnswer::kind, DegradedAnswer::cause)
        .containsExactly(tuple(Kind.SUBSTITUTE, Cause.FAILURE));
  }

  @Test
  void callIsSkippedWithALastKnownGoodAnswer_itsAgeIsHeardOf() {
    fixture =
        new EngineFixture(
            builder -> builder.degradationSink(() -> heard::add),
            DependencySpec.nonEssential("ranking")
                .lastKnownGood(new LastKnownGoodSettings(Duration.ofHours(1), 10))
                .build());
    Dependency mine = fixture.get("ranking").keyed("7b");
    mine.call(() -> "live", () -> "instead");
    fixture.advance(Duration.ofSeconds(120));
    off();

    assertThat(mine.call(() -> "new", () -> "instead")).isEqualTo("live");

    assertThat(heard)
        .extracting(DegradedAnswer::kind, DegradedAnswer::age)
        .containsExactly(tuple(Kind.STALE, Duration.ofSeconds(120)));
  }

  @Test
  void callWithoutAnAnswerIsSkipped_emptyIsHeardOf() {
    Dependency ranking = ranking();
    off();

    ranking.run(() -> {});

    assertThat(heard).extracting(DegradedAnswer::kind).containsExactly(Kind.EMPTY);
  }

  @Test
  void fallbackOfASkippedCallThrows_errorIsHeardOf() {
    Dependency ranking = ranking();
    off();

    assertThatThrownBy(
            () ->
                ranking.call(
                    () -> "live",
                    () -> {
                      throw new IllegalStateException("no answer");
                    }))
        .isInstanceOf(RuntimeException.class);

    assertThat(heard).extracting(DegradedAnswer::kind).containsExactly(Kind.ERROR);
  }

  @Test
  void fallbackOfAFailedCallThrows_errorIsHeardOfOnce() {
    assertThatThrownBy(
            () ->
                ranking()
                    .callOrElse(
                        () -> fail(),
                        why -> {
                          throw new IllegalStateException("no answer");
                        }))
        .isInstanceOf(IOException.class);

    assertThat(heard).extracting(DegradedAnswer::kind).containsExactly(Kind.ERROR);
  }

  @Test
  void fallbackIsInterrupted_errorIsHeardOf() {
    Dependency ranking = ranking();
    off();

    assertThatThrownBy(
            () ->
                ranking.call(
                    () -> "live",
                    () -> {
                      throw new CallInterruptedException("other", new InterruptedException());
                    }))
        .isInstanceOf(CallInterruptedException.class);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(heard).extracting(DegradedAnswer::kind).containsExactly(Kind.ERROR);
  }

  @Test
  void callAnswersLate_isLiveAndNotHeardOf() {
    String answer =
        ranking(() -> heard::add, Enforce.NONE)
            .call(
                () -> {
                  fixture.advance(Duration.ofSeconds(2));
                  return "late";
                },
                () -> "instead");

    assertThat(Thread.interrupted()).as("left interrupted").isFalse();
    assertThat(answer).isEqualTo("late");
    assertThat(heard).isEmpty();
  }

  @Test
  void exceptionIsAnAnswer_isNotHeardOf() {
    assertThatThrownBy(
            () ->
                ranking()
                    .run(
                        () -> {
                          throw new IllegalArgumentException("there is no such room");
                        }))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(heard).isEmpty();
  }

  @Test
  void asynchronousCallFails_substituteIsHeardOf() {
    ranking().callAsync(() -> CompletableFuture.failedFuture(new IOException("down")), () -> "no");

    assertThat(heard)
        .extracting(DegradedAnswer::kind, DegradedAnswer::cause)
        .containsExactly(tuple(Kind.SUBSTITUTE, Cause.FAILURE));
  }

  @Test
  void thereIsNoRequest_skippedCallAllocatesNothing() {
    Dependency ranking = ranking(() -> null, Enforce.INTERRUPT);
    off();
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    skip(ranking);

    long before = threads.getCurrentThreadAllocatedBytes();
    skip(ranking);

    assertThat((threads.getCurrentThreadAllocatedBytes() - before) / CALLS).isZero();
  }

  private static void skip(Dependency ranking) {
    for (int i = 0; i < CALLS; i++) {
      ranking.call(() -> "live", () -> "instead");
    }
  }

  @Test
  void sinkThrows_callIsAnsweredAndOneWarningIsLogged() {
    DegradationSink broken =
        answer -> {
          throw new IllegalStateException("deaf");
        };
    assertThatOneWarningIsLogged(() -> broken);
  }

  @Test
  void sinkCannotBeFound_callIsAnsweredAndOneWarningIsLogged() {
    assertThatOneWarningIsLogged(
        () -> {
          throw new IllegalStateException("lost");
        });
  }

  private void assertThatOneWarningIsLogged(Supplier<DegradationSink> sinks) {
    Logger logger = (Logger) LoggerFactory.getLogger("io.github.fallback4j.sink");
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    logger.addAppender(log);
    logger.setLevel(Level.DEBUG);
    try {
      Dependency ranking = ranking(sinks, Enforce.INTERRUPT);
      off();

      assertThat(ranking.call(() -> "live", () -> "instead")).isEqualTo("instead");
      assertThat(ranking.callOrElse(() -> "live", why -> "instead")).isEqualTo("instead");

      assertThat(log.list)
          .extracting(ILoggingEvent::getLevel)
          .containsExactly(Level.WARN, Level.DEBUG);
    } finally {
      logger.detachAppender(log);
      logger.setLevel(null);
    }
  }

  @Test
  void sinkIsOfTheThread_isAskedOnTheThreadThatAnswers() {
    ThreadLocal<AtomicInteger> request = ThreadLocal.withInitial(AtomicInteger::new);
    Dependency ranking =
        ranking(
            () -> {
              AtomicInteger count = request.get();
              return answer -> count.incrementAndGet();
            },
            Enforce.OFFLOAD);

    ranking.callOrElse(() -> fail(), why -> "instead");

    assertThat(request.get()).hasValue(1);
  }
}
