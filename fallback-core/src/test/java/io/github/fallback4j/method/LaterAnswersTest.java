package io.github.fallback4j.method;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.Essential;
import io.github.fallback4j.NonEssential;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Methods that answer with a stage or a future. */
class LaterAnswersTest {
  private static final Duration POLL = Duration.ofMillis(5);

  private final PlanFixture fixture = new PlanFixture();
  private final Rankings rankings = new Rankings();
  private final PlanFixture.Planned planned = fixture.plan(rankings);

  static class Rankings {
    private final CompletableFuture<List<String>> stage = new CompletableFuture<>();
    private FutureTask<List<String>> task = new FutureTask<>(() -> List.of("live"));

    @NonEssential("ranking")
    public CompletionStage<List<String>> stage() {
      return stage;
    }

    @NonEssential("ranking")
    public CompletionStage<List<String>> missing() {
      return null;
    }

    @NonEssential("ranking")
    public Future<List<String>> future() {
      return task;
    }

    @NonEssential(value = "ranking", fallback = "instead")
    public Future<String> withFallback() {
      return new FutureTask<>(() -> "live");
    }

    Future<String> instead() {
      FutureTask<String> done = new FutureTask<>(() -> "instead");
      done.run();
      return done;
    }

    @Essential("lesson")
    public CompletableFuture<List<String>> essential() {
      return stage;
    }

    @Essential("lesson")
    public Future<List<String>> essentialFuture() {
      return task;
    }
  }

  private CompletableFuture<?> call(String method) throws Throwable {
    return (CompletableFuture<?>) planned.call(method);
  }

  @Test
  void stageCompletes_answersLive() throws Throwable {
    CompletableFuture<?> answer = call("stage");
    assertThat(answer).isNotDone();

    rankings.stage.complete(List.of("live"));

    assertThat(answer).isCompletedWithValue(cast(List.of("live")));
  }

  @Test
  void stageFails_answersEmpty() throws Throwable {
    CompletableFuture<?> answer = call("stage");

    rankings.stage.completeExceptionally(new IllegalStateException("down"));

    assertThat(answer).isCompletedWithValue(cast(List.of()));
  }

  @Test
  void nullInsteadOfAStage_answersEmpty() throws Throwable {
    assertThat(call("missing")).isCompletedWithValue(cast(List.of()));
  }

  @Test
  void callerCancels_theStageIsCancelled() throws Throwable {
    call("stage").cancel(true);

    assertThat(rankings.stage).isCancelled();
    assertThat(planned.method("stage").dependency().calls().inFlight()).isZero();
  }

  @Test
  void futureDoneAtOnce_answersAtOnce() throws Throwable {
    rankings.task.run();

    assertThat(call("future")).isCompletedWithValue(cast(List.of("live")));
  }

  @Test
  void futureDoneLater_answersWhenItIsAskedNext() throws Throwable {
    CompletableFuture<?> answer = call("future");
    fixture.time.advance(POLL);
    assertThat(answer).isNotDone();

    rankings.task.run();
    fixture.time.advance(POLL);

    assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(List.of("live"));
  }

  @Test
  void futureFails_answersEmpty() throws Throwable {
    rankings.task =
        new FutureTask<>(
            () -> {
              throw new IllegalStateException("down");
            });
    CompletableFuture<?> answer = call("future");

    rankings.task.run();
    fixture.time.advance(POLL);

    assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(List.of());
  }

  @Test
  void futureCancelledByItsOwner_answersEmpty() throws Throwable {
    CompletableFuture<?> answer = call("future");

    rankings.task.cancel(true);
    fixture.time.advance(POLL);

    assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(List.of());
  }

  @Test
  void callerCancels_theFutureIsCancelledAndNoLongerAsked() throws Throwable {
    CompletableFuture<?> answer = call("future");

    answer.cancel(true);

    assertThat(rankings.task).isCancelled();
    assertThatThrownBy(answer::get).isInstanceOf(CancellationException.class);
    assertThat(planned.method("future").dependency().calls().inFlight()).isZero();
  }

  @Test
  void futureOverdue_isAnsweredAtTheDeadline() throws Throwable {
    CompletableFuture<?> answer = call("future");

    fixture.time.advance(Duration.ofSeconds(11)); // the first calls have ten times as long

    assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(List.of());
  }

  @Test
  void off_theFallbacksFutureAnswers() throws Throwable {
    fixture.off("ranking");

    assertThat(call("withFallback")).isCompletedWithValue(cast("instead"));
  }

  @Test
  void essentialStage_isHandedOnAndMeasuredWhenItCompletes() throws Throwable {
    assertThat(planned.call("essential")).isSameAs(rankings.stage);
    assertThat(planned.method("essential").dependency().calls().live()).isZero();

    rankings.stage.completeExceptionally(new IllegalStateException("down"));

    assertThat(planned.method("essential").dependency().calls().error()).isEqualTo(1);
    assertThatThrownBy(rankings.stage::get)
        .isInstanceOf(ExecutionException.class)
        .hasRootCauseMessage("down");
  }

  @Test
  void essentialFuture_isMeasuredUntilTheMethodReturnsAndThatIsSaid() throws Throwable {
    assertThat(planned.call("essentialFuture")).isSameAs(rankings.task);

    MethodPlan plan = planned.method("essentialFuture");
    assertThat(plan.dependency().calls().live()).isEqualTo(1);
    assertThat(plan.warnings()).singleElement().asString().contains("measured until it returns");
  }

  @SuppressWarnings("unchecked")
  private static <T> T cast(Object value) {
    return (T) value;
  }
}
