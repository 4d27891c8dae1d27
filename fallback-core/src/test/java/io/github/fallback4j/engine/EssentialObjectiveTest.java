package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.ObjectiveState.Window;
import io.github.fallback4j.settings.Objective;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which calls of an essential dependency are good, and where its error budget shows. */
class EssentialObjectiveTest {
  private static final Duration LATENCY = Duration.ofMillis(250);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final DependencySpec LESSON =
      DependencySpec.essential("lesson")
          .passThrough(List.of(IllegalArgumentException.class))
          .objective(new Objective(0.9, LATENCY))
          .build();

  private final EngineFixture fixture = new EngineFixture(LESSON);
  private final Dependency lesson = fixture.get("lesson");

  @AfterEach
  void close() {
    fixture.close();
  }

  private Window lastMinutes() {
    return lesson.objective().orElseThrow().windows().get("5m");
  }

  private Callable<String> taking(Duration time) {
    return () -> {
      fixture.advance(time);
      return "live";
    };
  }

  private Callable<String> throwing(Exception failure) {
    return throwing(Duration.ZERO, failure);
  }

  private Callable<String> throwing(Duration after, Exception failure) {
    return () -> {
      fixture.advance(after);
      throw failure;
    };
  }

  @Test
  void callsInTime_areGood() {
    lesson.<String>call(taking(Duration.ZERO));
    lesson.<String>call(taking(LATENCY));

    assertThat(lastMinutes()).isEqualTo(new Window(2, 0, 0));
  }

  @Test
  void slowCall_isBad() {
    lesson.<String>call(taking(LATENCY.plusNanos(1)));

    assertThat(lastMinutes()).isEqualTo(new Window(1, 1, 10));
    assertThat(lesson.calls().live()).isEqualTo(1);
  }

  @Test
  void failedCall_isBadWhetherOrNotTheCallerHelpsItself() {
    catchThrowable(() -> lesson.<String>call(throwing(new IllegalStateException("down"))));
    lesson.call(throwing(new IllegalStateException("down")), () -> "instead");

    assertThat(lastMinutes()).isEqualTo(new Window(2, 2, 10));
  }

  @Test
  void slowFailure_isBadOnce() {
    catchThrowable(
        () ->
            lesson.<String>call(
                throwing(LATENCY.plusMillis(1), new IllegalStateException("down"))));

    assertThat(lastMinutes()).isEqualTo(new Window(1, 1, 10));
  }

  @Test
  void exceptionThatIsAnAnswer_isGoodIfItComesInTime() {
    IllegalArgumentException unknown = new IllegalArgumentException("no such lesson");
    catchThrowable(() -> lesson.<String>call(throwing(unknown)));
    assertThat(lastMinutes()).isEqualTo(new Window(1, 0, 0));

    catchThrowable(() -> lesson.<String>call(throwing(LATENCY.plusMillis(1), unknown)));
    assertThat(lastMinutes()).isEqualTo(new Window(2, 1, 5));
  }

  @Test
  void asynchronousCall_isJudgedWhenItCompletes() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    lesson.callAsync(() -> answer, () -> "instead");
    assertThat(lastMinutes().calls()).isZero();

    fixture.advance(LATENCY.plusMillis(1));
    answer.complete("live");

    assertThat(lastMinutes()).isEqualTo(new Window(1, 1, 10));
  }

  @Test
  void noLatency_onlyFailuresAreBad() {
    Dependency exam = exam();
    exam.<String>call(taking(Duration.ofHours(1)));

    assertThat(exam.objective().orElseThrow().windows().get("6h")).isEqualTo(new Window(1, 0, 0));
  }

  private Dependency exam() {
    return fixture.engine.register(
        DependencySpec.essential("exam").objective(new Objective(0.9, null)).build());
  }

  private static CompletableFuture<String> begin(Dependency dependency) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    dependency.callAsync(() -> answer, () -> "instead");
    return answer;
  }

  private static Window lastMinutes(Dependency dependency) {
    return dependency.objective().orElseThrow().windows().get("5m");
  }

  @Test
  void noLatency_callThatHangsIsBadAfterASecondAndForAsLongAsItHangs() {
    Dependency exam = exam();
    begin(exam);
    fixture.advance(SECOND);
    assertThat(lastMinutes(exam)).isEqualTo(new Window(0, 0, 0));

    fixture.advance(Duration.ofMillis(10));
    assertThat(lastMinutes(exam)).isEqualTo(new Window(1, 1, 10));

    fixture.advance(Duration.ofMinutes(6));
    assertThat(lastMinutes(exam)).isEqualTo(new Window(1, 1, 10));
  }

  @Test
  void noLatency_callThatHungIsCountedOnceHoweverItEnds() {
    Dependency exam = exam();
    CompletableFuture<String> answered = begin(exam);
    CompletableFuture<String> failed = begin(exam);
    CompletableFuture<String> givenUp = begin(exam);
    fixture.advance(SECOND.multipliedBy(2));
    assertThat(lastMinutes(exam)).isEqualTo(new Window(3, 3, 10));

    failed.completeExceptionally(new IllegalStateException("down"));
    givenUp.cancel(true);
    assertThat(lastMinutes(exam)).isEqualTo(new Window(3, 3, 10));

    answered.complete("live"); // only failures are bad, after all
    assertThat(lastMinutes(exam).calls()).isEqualTo(3);
    assertThat(lastMinutes(exam).bad()).isEqualTo(2);
  }

  @Test
  void noLatency_callThatHungAndWasAnsweredHidesNoFailureAfterIt() {
    Dependency exam = exam();
    CompletableFuture<String> hanging = begin(exam);
    fixture.advance(Duration.ofMinutes(1)); // samples are taken meanwhile
    hanging.complete("live");
    fixture.advance(Duration.ofMinutes(6));
    exam.call(throwing(new IllegalStateException("down")), () -> "instead");

    assertThat(lastMinutes(exam)).isEqualTo(new Window(1, 1, 10));
  }

  @Test
  void calls_leaveTheWindowAsTheEnginesTimeMoves() {
    catchThrowable(() -> lesson.<String>call(throwing(new IllegalStateException("down"))));
    fixture.advance(Duration.ofMinutes(6));

    assertThat(lastMinutes()).isEqualTo(new Window(0, 0, 0));
    assertThat(lesson.objective().orElseThrow().windows().get("1h"))
        .isEqualTo(new Window(1, 1, 10));
  }

  @Test
  void objectiveSetByProperties_isMeasured() {
    try (EngineFixture set =
        new EngineFixture(
            builder ->
                builder.properties(
                    Map.of(
                        "fallback.dependencies.lesson.objective", "99.95%",
                        "fallback.dependencies.lesson.objective-latency", "100ms")),
            DependencySpec.essential("lesson").build())) {
      assertThat(set.get("lesson").objective().orElseThrow().objective())
          .isEqualTo(new Objective(0.9995, Duration.ofMillis(100)));
    }
  }

  @Test
  void withoutAnObjective_thereIsNoneAndNoTimerRuns() {
    try (EngineFixture without =
        new EngineFixture(
            DependencySpec.essential("lesson").build(),
            DependencySpec.nonEssential("ranking").build())) {
      assertThat(without.get("lesson").objective()).isEmpty();
      assertThat(without.get("ranking").objective()).isEmpty();
      assertThat(without.time.waiting()).isZero();
    }
  }

  @Test
  void engineThatStepsAside_measuresNothing() {
    try (EngineFixture aside = new EngineFixture(Map.of("FALLBACK_ENABLED", "false"), LESSON)) {
      assertThat(aside.get("lesson").objective()).isEmpty();
      assertThat(aside.time.waiting()).isZero();
    }
  }
}
