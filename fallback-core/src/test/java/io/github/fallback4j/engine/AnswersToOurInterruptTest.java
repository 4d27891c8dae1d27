package io.github.fallback4j.engine;

import static io.github.fallback4j.CallWithStandby.withStandby;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencySpecBuilder;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.Order;
import io.github.fallback4j.Outcome;
import io.github.fallback4j.settings.LastKnownGoodSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that answer our interrupt with a value, as if it were the dependency's. */
class AnswersToOurInterruptTest {
  private static final Duration DEADLINE = Duration.ofMillis(300);
  private static final Duration OVERDUE = DEADLINE.plusMillis(10);

  private EngineFixture fixture = new EngineFixture(ranking().build());

  @AfterEach
  void close() {
    assertThat(Thread.interrupted()).as("left interrupted").isFalse();
    fixture.close();
  }

  private static DependencySpecBuilder ranking() {
    return spec("ranking");
  }

  private static DependencySpecBuilder spec(String id) {
    return DependencySpec.nonEssential(id)
        .deadline(DEADLINE)
        .warmUp(0)
        .lastKnownGood(new LastKnownGoodSettings(Duration.ofHours(1), 10));
  }

  /** Waits beyond its deadline, and answers the interrupt with what it has so far. */
  private <T extends @Nullable Object> Callable<T> givingUpWith(T value) {
    return () -> {
      try {
        fixture.advance(OVERDUE);
        new CountDownLatch(1).await();
      } catch (InterruptedException itself) {
        // many a client ends its work so
      }
      return value;
    };
  }

  private Dependency keyed(String id) {
    return fixture.get(id).keyed("room");
  }

  private Outcome<String> remembered(String id) {
    fixture.engine.switchboard().order(Order.off(id));
    return keyed(id).attempt(() -> "live", () -> "nothing");
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = "half of it")
  void answersWithAValue_theChainAnswersAndNothingIsRemembered(@Nullable String value) {
    assertThat(keyed("ranking").<String>call(() -> "a b c", () -> "instead")).isEqualTo("a b c");

    Outcome<@Nullable String> outcome =
        keyed("ranking").<@Nullable String>attempt(givingUpWith(value), () -> "instead");

    assertThat(outcome).isInstanceOf(Outcome.Stale.class);
    assertThat(outcome.value()).isEqualTo("a b c");
    assertThat(fixture.get("ranking").calls().live()).isEqualTo(1);
    assertThat(remembered("ranking").value()).isEqualTo("a b c");
  }

  @Test
  void answersWithAValue_isOverdueForWhoeverAnswers() {
    Cause cause = fixture.get("ranking").<Cause>callOrElse(givingUpWith(null), why -> why.cause());

    assertThat(cause).isEqualTo(Cause.DEADLINE);
    assertThat(fixture.get("ranking").calls().substitute()).isEqualTo(1);
  }

  @Test
  void answersWithAnOpenStream_itIsClosed() {
    AtomicBoolean closed = new AtomicBoolean();

    Stream<String> answer =
        fixture
            .get("ranking")
            .call(
                givingUpWith(Stream.of("half").onClose(() -> closed.set(true))),
                () -> Stream.of("instead"));

    assertThat(answer).containsExactly("instead");
    assertThat(closed).isTrue();
  }

  @Test
  void hearsNoInterruptAndAnswers_theChainAnswersAllTheSame() {
    Outcome<String> outcome =
        fixture
            .get("ranking")
            .attempt(
                () -> {
                  fixture.advance(Duration.ofSeconds(5));
                  return "late";
                },
                () -> "instead");

    assertThat(outcome).isInstanceOf(Outcome.Substitute.class);
  }

  @Test
  void lateButNotInterrupted_isLiveAndRemembered() {
    close();
    fixture = new EngineFixture(ranking().enforce(Enforce.NONE).build());

    Outcome<String> outcome =
        keyed("ranking")
            .attempt(
                () -> {
                  fixture.advance(OVERDUE);
                  return "late";
                },
                () -> "instead");

    assertThat(outcome).isEqualTo(new Outcome.Live<>("late"));
    assertThat(remembered("ranking").value()).isEqualTo("late");
  }

  @Test
  void byTheStandby_theChainAnswers() {
    close();
    fixture = new EngineFixture(ranking().standby().build());
    fixture.engine.switchboard().order(Order.standby("ranking"));

    Outcome<List<String>> outcome =
        fixture
            .get("ranking")
            .attempt(
                withStandby(() -> List.of("live"), givingUpWith(List.of())), () -> List.of("x"));

    assertThat(outcome.value()).containsExactly("x");
  }

  @Test
  void probeAnswersSo_hasFailed() {
    close();
    AtomicBoolean well = new AtomicBoolean();
    fixture =
        new EngineFixture(
            ranking()
                .permits(5)
                .probe(() -> well.get() ? "live" : givingUpWith(true).call())
                .build());
    fixture.fail("ranking", 5, Duration.ofMillis(150));
    assertThat(fixture.get("ranking").state().cause()).isEqualTo(Cause.BREAKER);

    fixture.advance(Duration.ofSeconds(30));

    assertThat(fixture.get("ranking").state().cause()).isEqualTo(Cause.BREAKER);
  }

  @Test
  void interruptIsForACallFurtherOut_itIsHandedOnAndNothingIsRememberedFurtherIn() {
    close();
    fixture =
        new EngineFixture(
            ranking().build(), spec("badges").deadline(Duration.ofMinutes(1)).build());
    assertThat(keyed("badges").<String>call(() -> "gold", () -> "none")).isEqualTo("gold");
    Callable<String> inner = givingUpWith("");

    Outcome<String> outcome =
        fixture
            .get("ranking")
            .attempt(
                () -> {
                  try {
                    return keyed("badges").call(inner, () -> "none");
                  } catch (CallInterruptedException handedOn) {
                    assertThat(Thread.currentThread().isInterrupted()).isTrue();
                    throw handedOn;
                  }
                },
                () -> "instead");

    assertThat(outcome.value()).isEqualTo("instead");
    assertThat(fixture.get("badges").state().cause()).isEqualTo(Cause.NONE);
    assertThat(remembered("badges").value()).isEqualTo("gold");
  }

  @Test
  void bothAreOverdueAtOnce_nothingIsRememberedFurtherIn() {
    close();
    fixture = new EngineFixture(ranking().build(), spec("badges").build());
    assertThat(keyed("badges").<String>call(() -> "gold", () -> "none")).isEqualTo("gold");
    Callable<String> inner = givingUpWith("");

    Outcome<String> outcome =
        fixture
            .get("ranking")
            .attempt(() -> keyed("badges").call(inner, () -> "none"), () -> "instead");

    assertThat(outcome.value()).isEqualTo("instead");
    assertThat(remembered("badges").value()).isEqualTo("gold");
  }
}
