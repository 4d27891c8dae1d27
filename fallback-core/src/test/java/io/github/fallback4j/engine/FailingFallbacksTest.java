package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.DegradedAnswer;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.Order;
import io.github.fallback4j.reactor.Reactive;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** A fallback that answers later has answered when it does; until then it may fail. */
class FailingFallbacksTest {
  private final List<DegradedAnswer.Kind> heard = new CopyOnWriteArrayList<>();
  private final EngineFixture fixture =
      new EngineFixture(
          builder -> builder.degradationSink(() -> answer -> heard.add(answer.kind())),
          DependencySpec.nonEssential("ranking").build());
  private final Dependency ranking = fixture.get("ranking");
  private CompletableFuture<Optional<String>> fallback = new CompletableFuture<>();
  private final Rankings rankings = fixture.engine.protect(Rankings.class, new Here());

  interface Rankings {
    CompletableFuture<Optional<String>> ranking();

    CompletableFuture<String> name();
  }

  final class Here implements Rankings {
    @Override
    @NonEssential(value = "ranking", fallback = "later")
    public CompletableFuture<Optional<String>> ranking() {
      return CompletableFuture.completedFuture(Optional.of("live"));
    }

    CompletableFuture<Optional<String>> later() {
      return fallback;
    }

    @Override
    @NonEssential(value = "ranking", fallback = "noName")
    public CompletableFuture<String> name() {
      return CompletableFuture.completedFuture("live");
    }

    CompletableFuture<String> noName() {
      return fallback.thenApply(Optional::toString);
    }
  }

  @BeforeEach
  void off() {
    fixture.engine.switchboard().order(Order.off("ranking"));
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void stageFails_theEmptyValueAnswersAndIsWhatIsSaid() {
    CompletableFuture<Optional<String>> answer = rankings.ranking();
    assertThat(heard).isEmpty();
    assertThat(ranking.calls().substitute()).isZero();

    fallback.completeExceptionally(new IllegalStateException("down too"));

    assertThat(answer).isCompletedWithValue(Optional.empty());
    assertThat(heard).containsExactly(DegradedAnswer.Kind.EMPTY);
    assertThat(ranking.calls().substitute()).isZero();
    assertThat(ranking.calls().empty()).isEqualTo(1);
  }

  @Test
  void stageHasFailedAtOnce_theEmptyValueAnswersAndIsWhatIsSaid() {
    fallback.completeExceptionally(new IllegalStateException("down too"));

    assertThat(rankings.ranking()).isCompletedWithValue(Optional.empty());
    assertThat(heard).containsExactly(DegradedAnswer.Kind.EMPTY);
    assertThat(ranking.calls().empty()).isEqualTo(1);
    assertThat(ranking.calls().substitute()).isZero();
  }

  @Test
  void stageFailsAndThereIsNoEmptyValue_isAnError() {
    CompletableFuture<String> answer = rankings.name();
    fallback.completeExceptionally(new IllegalStateException("down too"));

    assertThatThrownBy(answer::join).isInstanceOf(CompletionException.class);
    assertThat(heard).containsExactly(DegradedAnswer.Kind.ERROR);
    assertThat(ranking.calls().error()).isEqualTo(1);
    assertThat(ranking.calls().substitute()).isZero();
  }

  @Test
  void stageAnswers_isASubstituteFromThenOn() {
    CompletableFuture<Optional<String>> answer = rankings.ranking();
    fallback.complete(Optional.of("instead"));

    assertThat(answer).isCompletedWithValue(Optional.of("instead"));
    assertThat(heard).containsExactly(DegradedAnswer.Kind.SUBSTITUTE);
    assertThat(ranking.calls().substitute()).isEqualTo(1);
  }

  @Test
  void overdueAndTheStageOfTheFallbackFails_isAnErrorOnce() {
    fixture.engine.switchboard().clear("ranking");
    CompletableFuture<Object> answer =
        ranking
            .callAsyncOrElse(
                () -> CompletableFuture.failedFuture(new IllegalStateException("down")),
                why -> {
                  throw new IllegalStateException("down too");
                })
            .toCompletableFuture();

    assertThat(answer).isCompletedExceptionally();
    assertThat(heard).containsExactly(DegradedAnswer.Kind.ERROR);
  }

  @Test
  void monoFails_isNoSubstitute() {
    Mono<String> answer =
        Reactive.monoOrElse(
            ranking,
            () -> Mono.just("live"),
            why -> Mono.error(new IllegalStateException("down too")));

    assertThatThrownBy(answer::block).isInstanceOf(RuntimeException.class);
    assertThat(heard).containsExactly(DegradedAnswer.Kind.ERROR);
    assertThat(ranking.calls().error()).isEqualTo(1);
    assertThat(ranking.calls().substitute()).isZero();
  }

  @Test
  void monoAnswersLater_isASubstituteFromThenOn() {
    CompletableFuture<String> later = new CompletableFuture<>();
    CompletableFuture<String> answer =
        Reactive.monoOrElse(ranking, () -> Mono.just("live"), why -> Mono.fromFuture(later))
            .toFuture();
    assertThat(heard).isEmpty();

    later.complete("instead");

    assertThat(answer).isCompletedWithValue("instead");
    assertThat(heard).containsExactly(DegradedAnswer.Kind.SUBSTITUTE);
    assertThat(ranking.calls().substitute()).isEqualTo(1);
  }

  @Test
  void monoIsEmpty_isASubstitute() {
    Reactive.monoOrElse(ranking, () -> Mono.just("live"), why -> Mono.<String>empty().hide())
        .block();

    assertThat(heard).containsExactly(DegradedAnswer.Kind.SUBSTITUTE);
  }

  @Test
  void fluxFailsAtOnce_isNoSubstitute() {
    Flux<String> answer =
        Reactive.fluxOrElse(
            ranking,
            () -> Flux.just("live"),
            why -> Flux.error(new IllegalStateException("down too")));

    assertThatThrownBy(answer::blockLast).isInstanceOf(RuntimeException.class);
    assertThat(heard).containsExactly(DegradedAnswer.Kind.ERROR);
    assertThat(ranking.calls().substitute()).isZero();
  }

  @Test
  void fluxAnswers_isASubstituteOnce() {
    Reactive.fluxOrElse(ranking, () -> Flux.just("live"), why -> Flux.just("a", "b").hide())
        .blockLast();

    assertThat(heard).containsExactly(DegradedAnswer.Kind.SUBSTITUTE);
    assertThat(ranking.calls().substitute()).isEqualTo(1);
  }
}
