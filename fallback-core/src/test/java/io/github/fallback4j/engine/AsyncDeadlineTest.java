package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.CallCounts;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Enforce;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** Calls that answer later than their deadline: each is answered once, whatever ends first. */
class AsyncDeadlineTest {
  private static final Duration OVERDUE = Duration.ofMillis(310);

  private final CompletableFuture<String> source = new CompletableFuture<>();
  private EngineFixture fixture = new EngineFixture();
  private Dependency ranking = dependency(Enforce.INTERRUPT);

  private Dependency dependency(Enforce enforce) {
    fixture.close();
    fixture =
        new EngineFixture(
            DependencySpec.nonEssential("ranking")
                .deadline(Duration.ofMillis(300))
                .warmUp(0)
                .enforce(enforce)
                .build());
    return fixture.get("ranking");
  }

  @AfterEach
  void close() {
    assertThat(Thread.interrupted()).as("left interrupted").isFalse();
    fixture.close();
  }

  private CompletableFuture<String> begin() {
    return ranking.callAsync(() -> source, () -> "instead").toCompletableFuture();
  }

  private static long answers(CallCounts counts) {
    return counts.live()
        + counts.stale()
        + counts.substitute()
        + counts.empty()
        + counts.passThrough()
        + counts.error();
  }

  @Test
  void stageNeverCompletes_isRecordedOnceAndAnsweredAtTheDeadline() {
    CompletableFuture<String> answer = begin();
    fixture.advance(Duration.ofMinutes(1));

    await().untilAsserted(() -> assertThat(answer).isCompletedWithValue("instead"));
    assertThat(ranking.calls().substitute()).isEqualTo(1);
    assertThat(ranking.state().cause()).as("one failure is no outage").isEqualTo(Cause.NONE);
  }

  @Test
  void startingTakesTooLongAndWasInterrupted_whatItAnswersIsNotLive() {
    CompletableFuture<String> answer =
        ranking
            .callAsync(
                () -> {
                  fixture.advance(OVERDUE);
                  return CompletableFuture.completedFuture("late");
                },
                () -> "instead")
            .toCompletableFuture();

    assertThat(answer).isCompletedWithValue("instead");
    assertThat(ranking.calls().substitute()).isEqualTo(1);
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void startingTakesTooLongAndTheStageIsNotComplete_isAnsweredAtOnceAndOnce() {
    CompletableFuture<String> answer =
        ranking
            .callAsync(
                () -> {
                  fixture.advance(OVERDUE);
                  return source;
                },
                () -> "instead")
            .toCompletableFuture();
    assertThat(answer).isCompletedWithValue("instead");
    assertThat(ranking.calls().inFlight()).as("until the stage completes").isEqualTo(1);

    source.complete("late");

    assertThat(answers(ranking.calls())).isEqualTo(1);
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void stageFailsAfterTheDeadline_isNeitherAnsweredNorCountedAgain() {
    CompletableFuture<String> answer = begin();
    fixture.advance(OVERDUE);
    await().until(answer::isDone);
    CallCounts before = ranking.calls();

    source.completeExceptionally(new IOException("late"));

    assertThat(answer).isCompletedWithValue("instead");
    assertThat(answers(ranking.calls())).isEqualTo(answers(before)).isEqualTo(1);
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void stageEndsWhileTheFallbackAnswers_isAnsweredAndCountedOnce() {
    for (boolean success : new boolean[] {true, false}) {
      ranking = dependency(Enforce.INTERRUPT);
      CompletableFuture<String> late = new CompletableFuture<>();
      CountDownLatch asked = new CountDownLatch(1);
      CountDownLatch answering = new CountDownLatch(1);
      CompletableFuture<String> answer =
          ranking
              .callAsync(
                  () -> late,
                  () -> {
                    asked.countDown();
                    await().until(() -> answering.getCount() == 0);
                    return "instead";
                  })
              .toCompletableFuture();
      fixture.advance(OVERDUE);
      await().until(() -> asked.getCount() == 0);

      CompletableFuture<Void> ending =
          CompletableFuture.runAsync(
              () -> {
                if (success) {
                  late.complete("late");
                } else {
                  late.completeExceptionally(new IOException("late"));
                }
              });
      await().until(() -> ranking.calls().inFlight() == 0);
      answering.countDown();
      ending.join();

      assertThat(answer.join()).isEqualTo("instead");
      assertThat(ranking.calls().substitute()).isEqualTo(1);
      assertThat(answers(ranking.calls())).isEqualTo(1);
    }
  }

  @Test
  void deadlineIsNotEnforced_theLateAnswerReachesTheCaller() {
    ranking = dependency(Enforce.NONE);
    CompletableFuture<String> answer = begin();
    fixture.advance(OVERDUE);
    assertThat(answer).isNotDone();

    source.complete("late");

    assertThat(answer).isCompletedWithValue("late");
    assertThat(answers(ranking.calls())).isEqualTo(1);
  }

  @Test
  void deadlineIsNotEnforced_theLateFailureIsAnswered() {
    ranking = dependency(Enforce.NONE);
    CompletableFuture<String> answer = begin();
    fixture.advance(OVERDUE);

    source.completeExceptionally(new IOException("late"));

    assertThat(answer).isCompletedWithValue("instead");
    assertThat(answers(ranking.calls())).isEqualTo(1);
  }

  @Test
  @EnabledForJreRange(max = JRE.JAVA_20, disabledReason = "virtual threads are never all busy")
  void noThreadIsLeftToAnswer_theCallEndsAsOverdueAndIsCounted() {
    fixture.close();
    fixture =
        new EngineFixture(
            builder -> builder.offloadThreads(1),
            DependencySpec.nonEssential("ranking").warmUp(0).build());
    ranking = fixture.get("ranking");
    CountDownLatch answering = new CountDownLatch(1);
    CompletableFuture<String> first =
        ranking
            .callAsync(
                () -> source,
                () -> {
                  await().until(() -> answering.getCount() == 0);
                  return "instead";
                })
            .toCompletableFuture();
    CompletableFuture<String> second = begin();

    fixture.advance(Duration.ofSeconds(2));

    assertThat(second)
        .failsWithin(Duration.ofSeconds(10))
        .withThrowableThat()
        .withCauseInstanceOf(TimeoutException.class);
    assertThat(ranking.calls().error()).isEqualTo(1);
    answering.countDown();
    assertThat(first).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("instead");
  }
}
