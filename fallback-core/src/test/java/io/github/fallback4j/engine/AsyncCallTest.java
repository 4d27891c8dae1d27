package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.FallbackFailedException;
import io.github.fallback4j.Order;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls that answer later: each is answered once, and gives its permit back. */
class AsyncCallTest {
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
                .passThrough(List.of(IllegalArgumentException.class))
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

  @Test
  void stageCompletes_soDoesTheAnswer() {
    CompletableFuture<String> answer = begin();
    assertThat(answer).isNotDone();
    assertThat(ranking.calls().inFlight()).isEqualTo(1);

    source.complete("live");

    assertThat(answer).isCompletedWithValue("live");
    assertThat(ranking.calls().live()).isEqualTo(1);
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void stageIsCompleteWhenReturned_isHandedOnAsItIs() {
    source.complete("live");

    assertThat(begin()).isSameAs(source);
    assertThat(ranking.calls().live()).isEqualTo(1);
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void stageThatShowsNothingOfItselfIsComplete_soIsTheAnswer() {
    CompletionStage<String> answer =
        ranking.callAsync(() -> CompletableFuture.completedStage("live"), () -> "instead");

    assertThat(answer.toCompletableFuture()).isCompletedWithValue("live");
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void stageHasFailedWhenReturned_fallbackAnswersAndLearnsTheFailureUnwrapped() {
    IOException failure = new IOException("down");
    source.completeExceptionally(new CompletionException(failure));

    CompletionStage<Degradation> answer =
        ranking.callAsyncOrElse(() -> source.thenApply(value -> null), why -> why);

    assertThat(answer.toCompletableFuture().join().failure()).isSameAs(failure);
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void stageFails_fallbackAnswersAndLearnsTheFailureUnwrapped() {
    IOException failure = new IOException("down");
    CompletionStage<Degradation> answer =
        ranking.callAsyncOrElse(
            () -> CompletableFuture.supplyAsync(() -> sneaky(failure)), why -> why);

    Degradation why = answer.toCompletableFuture().join();
    assertThat(why.failure()).isSameAs(failure);
    assertThat(why.cause()).isEqualTo(Cause.FAILURE);
  }

  private static Degradation sneaky(Exception failure) {
    throw new CompletionException(failure);
  }

  @Test
  void callThrowsInsteadOfStarting_fallbackAnswers() {
    CompletionStage<String> answer =
        ranking.callAsync(
            () -> {
              throw new IOException("no connection");
            },
            () -> "instead");

    assertThat(answer.toCompletableFuture()).isCompletedWithValue("instead");
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void callReturnsNoStage_fallbackAnswers() {
    CompletableFuture<Degradation> answer =
        ranking.<Degradation>callAsyncOrElse(() -> null, why -> why).toCompletableFuture();

    assertThat(answer.join().failure())
        .isInstanceOf(NullPointerException.class)
        .hasMessageContaining("ranking");
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void callerIsInterruptedWhileStarting_getsItsInterruptAndNoAnswer() {
    CompletionStage<String> answer =
        ranking.callAsync(
            () -> {
              throw new InterruptedException();
            },
            () -> "instead");

    assertThat(Thread.interrupted()).isTrue();
    assertThatThrownBy(answer.toCompletableFuture()::join)
        .hasCauseInstanceOf(CallInterruptedException.class);
    assertThat(ranking.calls().error()).isEqualTo(1);
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void workerIsInterrupted_isAFailureOfTheDependency() {
    CompletableFuture<String> answer = begin();
    source.completeExceptionally(new InterruptedException());

    assertThat(answer).isCompletedWithValue("instead");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void stageFailsWithAnError_isNeverAnswered() {
    CompletableFuture<String> answer = begin();
    source.completeExceptionally(new StackOverflowError());

    assertThatThrownBy(answer::join).hasCauseInstanceOf(StackOverflowError.class);
    assertThat(ranking.calls().error()).isEqualTo(1);
  }

  @Test
  void stageFailsWithAnAnswer_reachesTheCaller() {
    CompletableFuture<String> answer = begin();
    source.completeExceptionally(new CompletionException(new IllegalArgumentException("unknown")));

    assertThatThrownBy(answer::join).hasCauseInstanceOf(IllegalArgumentException.class);
    assertThat(ranking.calls().passThrough()).isEqualTo(1);
  }

  @Test
  void skipped_isAnsweredWithoutCalling() {
    fixture.engine.switchboard().order(Order.off("ranking"));

    assertThat(begin()).isCompletedWithValue("instead");
  }

  @Test
  void skippedAndTheFallbackThrows_completesExceptionally() {
    fixture.engine.switchboard().order(Order.off("ranking"));

    CompletionStage<String> answer =
        ranking.callAsync(
            () -> source,
            () -> {
              throw new IllegalStateException("no fallback either");
            });

    assertThatThrownBy(answer.toCompletableFuture()::join)
        .hasCauseInstanceOf(FallbackFailedException.class);
  }

  @Test
  void callerCancels_soIsTheStageAndThePermitReturns() {
    CompletableFuture<String> answer = begin();

    answer.cancel(true);

    assertThat(source).isCancelled();
    assertThat(ranking.calls().inFlight()).isZero();
    assertThat(ranking.state().cause()).isEqualTo(Cause.NONE);
  }

  @Test
  void callersCancelManyTimes_isNoFaultOfTheDependency() {
    for (int i = 0; i < 20; i++) {
      ranking
          .callAsync(CompletableFuture<String>::new, () -> "instead")
          .toCompletableFuture()
          .cancel(true);
      fixture.advance(Duration.ofMillis(100));
    }

    assertThat(ranking.state().cause()).isEqualTo(Cause.NONE);
  }

  @Test
  void stageIsCancelledByItsOwner_fallbackAnswers() {
    CompletableFuture<String> answer = begin();

    source.cancel(true);

    assertThat(answer).isCompletedWithValue("instead");
  }

  @Test
  void callerCancels_whatItCalledIsInterruptedOnlyIfItSaysSo() {
    for (boolean interrupt : new boolean[] {true, false}) {
      List<Boolean> cancelled = new ArrayList<>();
      CompletableFuture<String> source =
          new CompletableFuture<>() {
            @Override
            public boolean cancel(boolean mayInterruptIfRunning) {
              cancelled.add(mayInterruptIfRunning);
              return super.cancel(mayInterruptIfRunning);
            }
          };

      ranking.callAsync(() -> source, () -> "instead").toCompletableFuture().cancel(interrupt);

      assertThat(cancelled).containsExactly(interrupt);
    }
  }
}
