package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.CallWithStandby;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencySpecBuilder;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.FaultyAnswerException;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.Outcome;
import io.github.fallback4j.Status;
import io.github.fallback4j.reactor.Reactive;
import io.github.fallback4j.settings.FaultSettings;
import io.github.fallback4j.settings.LastKnownGoodSettings;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What counts as a fault: of exceptions by class and predicate, of answers by predicate. */
class FaultsTest {
  private static final FaultSettings BROKEN_PAGE =
      FaultSettings.DEFAULT.answer(String.class, page -> page.startsWith("error"));

  private EngineFixture fixture = new EngineFixture();
  private Dependency ranking;

  @AfterEach
  void close() {
    fixture.close();
  }

  private void engine(UnaryOperator<DependencySpecBuilder> change) {
    fixture.close();
    fixture =
        new EngineFixture(change.apply(DependencySpec.nonEssential("ranking").warmUp(0)).build());
    ranking = fixture.get("ranking");
  }

  private void faults(FaultSettings faults) {
    engine(spec -> spec.faults(faults));
  }

  private String call(Callable<String> call) {
    return ranking.call(call, () -> "instead");
  }

  /** Calls so often that faults would set the dependency aside. */
  private void often(Callable<String> call) {
    for (int i = 0; i < 6; i++) {
      assertThat(call(call)).isEqualTo("instead");
      fixture.advance(Duration.ofMillis(150));
    }
  }

  private void assertFaults(Exception thrown) {
    often(
        () -> {
          throw thrown;
        });
    assertThat(ranking.state().cause()).isEqualTo(Cause.BREAKER);
  }

  private void assertNoFaults(Exception thrown) {
    often(
        () -> {
          throw thrown;
        });
    assertThat(ranking.state().status()).isEqualTo(Status.NORMAL);
  }

  @Test
  void exceptionExcepted_isAnsweredButNoFault() {
    faults(FaultSettings.DEFAULT.except(List.of(IOException.class)));

    assertNoFaults(new FileNotFoundException("no such room"));
  }

  @Test
  void otherException_isAFault() {
    faults(FaultSettings.DEFAULT.except(List.of(IOException.class)));

    assertFaults(new IllegalStateException("down"));
  }

  @Test
  void onlySomeAreFaults_othersAreNone() {
    faults(FaultSettings.DEFAULT.only(List.of(IOException.class)));

    assertNoFaults(new IllegalStateException("no such room"));
  }

  @Test
  void onlySomeAreFaults_theseAre() {
    faults(FaultSettings.DEFAULT.only(List.of(IOException.class)));

    assertFaults(new IOException("down"));
  }

  @Test
  void predicateSaysNo_isNoFault() {
    faults(FaultSettings.DEFAULT.when(thrown -> thrown.getMessage().contains("down")));

    assertNoFaults(new IOException("no such room"));
  }

  @Test
  void predicateSaysYes_isAFaultBesideThoseListed() {
    faults(
        FaultSettings.DEFAULT
            .only(List.of(IOException.class))
            .when(thrown -> thrown.getMessage().contains("down")));

    assertFaults(new IllegalStateException("down"));
  }

  @Test
  void listedBothWays_isNoFault() {
    faults(
        FaultSettings.DEFAULT
            .only(List.of(IOException.class))
            .except(List.of(FileNotFoundException.class)));

    assertNoFaults(new FileNotFoundException("no such room"));
  }

  @Test
  void predicateForExceptionsThrows_theyAreFaults() {
    faults(
        FaultSettings.DEFAULT.when(
            thrown -> {
              throw new IllegalStateException("broken predicate");
            }));

    assertFaults(new IOException("down"));
  }

  @Test
  void exceptionThatIsNoFault_stillPassesThroughIfItIsAnAnswer() {
    engine(
        spec ->
            spec.passThrough(List.of(IllegalArgumentException.class))
                .faults(FaultSettings.DEFAULT.except(List.of(IllegalArgumentException.class))));

    assertThatThrownBy(
            () ->
                call(
                    () -> {
                      throw new IllegalArgumentException("no such room");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void callOverdue_isAFaultWhateverIsListed() {
    engine(
        spec ->
            spec.deadline(Duration.ofMillis(300))
                .permits(1)
                .faults(FaultSettings.DEFAULT.only(List.of(IOException.class))));
    ranking.callAsync(CompletableFuture<String>::new, () -> "instead");
    fixture.advance(Duration.ofMillis(310));
    ranking.callAsync(CompletableFuture<String>::new, () -> "instead");

    assertThat(ranking.state().cause()).isEqualTo(Cause.BREAKER);
  }

  @ParameterizedTest
  @EnumSource
  void faultyAnswer_isAnsweredByTheFallbackAndCounts(Enforce enforce) {
    engine(spec -> spec.enforce(enforce).faults(BROKEN_PAGE));
    often(() -> "error 500");

    assertThat(ranking.state().cause()).isEqualTo(Cause.BREAKER);
    assertThat(ranking.state().reason())
        .contains("dependency 'ranking' answered with a java.lang.String that is judged a fault");
  }

  @ParameterizedTest
  @EnumSource
  void goodAnswer_reachesTheCaller(Enforce enforce) {
    engine(spec -> spec.enforce(enforce).faults(BROKEN_PAGE));

    assertThat(call(() -> "Ada, Emmy")).isEqualTo("Ada, Emmy");
  }

  @Test
  void faultyAnswer_isWhyTheFallbackAnswers() {
    faults(BROKEN_PAGE);

    assertThat(ranking.attempt(() -> "error 500", () -> "instead"))
        .isInstanceOfSatisfying(
            Outcome.Substitute.class,
            answer -> {
              assertThat(answer.why().cause()).isEqualTo(Cause.FAILURE);
              assertThat(answer.why().failure()).isInstanceOf(FaultyAnswerException.class);
            });
  }

  @Test
  void faultyAnswerAndNothingElse_theCallerGetsTheException() {
    faults(BROKEN_PAGE);

    assertThatThrownBy(
            () ->
                ranking.call(
                    () -> "error 500",
                    () -> {
                      throw new IllegalStateException("broken fallback");
                    }))
        .isInstanceOf(FaultyAnswerException.class)
        .hasNoCause();
  }

  @Test
  void faultyAnswer_doesNotPassThroughWhateverThatLists() {
    engine(spec -> spec.passThrough(List.of(RuntimeException.class)).faults(BROKEN_PAGE));

    assertThat(call(() -> "error 500")).isEqualTo("instead");
  }

  @Test
  void faultyAnswer_isNotRemembered() {
    engine(
        spec ->
            spec.faults(BROKEN_PAGE)
                .lastKnownGood(new LastKnownGoodSettings(Duration.ofHours(1), 10)));
    Dependency room = ranking.keyed("room");
    room.call(() -> "Ada", () -> "instead");

    assertThat(room.<String>call(() -> "error 500", () -> "instead")).isEqualTo("Ada");
    assertThat(room.<String>call(() -> "error 500", () -> "instead")).isEqualTo("Ada");
  }

  @Test
  void faultyAnswerOfACompleteStage_isAnsweredByTheFallback() {
    faults(BROKEN_PAGE);
    CompletionStage<String> answer =
        ranking.callAsync(() -> CompletableFuture.completedFuture("error 500"), () -> "instead");

    assertThat(answer.toCompletableFuture()).isCompletedWithValue("instead");
    assertThat(ranking.calls().live()).isZero();
  }

  @Test
  void faultyAnswerOfALaterStage_isAnsweredByTheFallback() {
    faults(BROKEN_PAGE);
    CompletableFuture<String> source = new CompletableFuture<>();
    CompletionStage<String> answer = ranking.callAsync(() -> source, () -> "instead");
    source.complete("error 500");

    assertThat(answer.toCompletableFuture()).isCompletedWithValue("instead");
    assertThat(ranking.calls().live()).isZero();
  }

  @Test
  void faultyStages_setTheDependencyAside() {
    faults(BROKEN_PAGE);
    for (int i = 0; i < 6; i++) {
      ranking.callAsync(() -> CompletableFuture.completedFuture("error 500"), () -> "instead");
      fixture.advance(Duration.ofMillis(150));
    }

    assertThat(ranking.state().cause()).isEqualTo(Cause.BREAKER);
  }

  @Test
  void faultyValueOfAMono_isAnsweredByTheFallbackAndCounts() {
    faults(BROKEN_PAGE);
    for (int i = 0; i < 6; i++) {
      assertThat(
              Reactive.mono(ranking, () -> Mono.just("error 500"), () -> Mono.just("instead"))
                  .block())
          .isEqualTo("instead");
      fixture.advance(Duration.ofMillis(150));
    }

    assertThat(ranking.state().cause()).isEqualTo(Cause.BREAKER);
  }

  @Test
  void valuesOfAFlux_areNotJudged() {
    faults(BROKEN_PAGE);

    assertThat(
            Reactive.flux(ranking, () -> Flux.just("error 500", "Ada"), Flux::<String>empty)
                .collectList()
                .block())
        .containsExactly("error 500", "Ada");
  }

  @Test
  void nullAndOtherTypes_areNotJudged() {
    faults(
        FaultSettings.DEFAULT
            .answer(List.class, List::isEmpty)
            .answer(Integer.class, number -> number < 0));

    assertThat(ranking.<String>call(() -> null, () -> "instead")).isNull();
    assertThat(call(() -> "")).isEmpty();
    assertThat(ranking.<List<?>>call(List::of, () -> List.of(1))).hasSize(1);
    assertThat(ranking.<Integer>call(() -> -1, () -> 0)).isZero();
  }

  @Test
  void predicateForAnswersThrows_theyAreGood() {
    faults(
        FaultSettings.DEFAULT.answer(
            String.class,
            page -> {
              throw new IllegalStateException("broken predicate");
            }));

    assertThat(call(() -> "Ada")).isEqualTo("Ada");
  }

  @Test
  void repeatedCallAnswersWithAFault_isABadProbe() {
    engine(spec -> spec.idempotent(true).faults(BROKEN_PAGE));
    often(() -> "error 500");
    fixture.advance(Duration.ofMillis(2_500));

    await().until(() -> ranking.state().reason().startsWith("still failing"));
    assertThat(ranking.state().status()).isEqualTo(Status.DEGRADED);
  }

  @Test
  void repeatedCallThrowsWhatIsNoFault_isNoProbeAtAll() {
    AtomicInteger made = new AtomicInteger();
    engine(
        spec ->
            spec.idempotent(true)
                .faults(FaultSettings.DEFAULT.except(List.of(IllegalArgumentException.class))));
    often(
        () -> {
          throw made.incrementAndGet() <= 6
              ? new IllegalStateException("down")
              : new IllegalArgumentException("no such room");
        });
    made.set(6);
    fixture.advance(Duration.ofMillis(2_500));

    await()
        .until(
            () -> {
              fixture.advance(Duration.ofMillis(200));
              return made.get() > 10;
            });
    assertThat(ranking.state().status()).isEqualTo(Status.DEGRADED);
    assertThat(ranking.state().reason()).doesNotContain("still failing");
  }

  @Test
  void essentialFaultyAnswer_reachesItsCallerAndCountsAsAnError() {
    fixture.close();
    fixture = new EngineFixture(DependencySpec.essential("lesson").faults(BROKEN_PAGE).build());
    Dependency lesson = fixture.get("lesson");

    assertThat(lesson.<String>call(() -> "error 500")).isEqualTo("error 500");
    assertThat(lesson.calls().error()).isEqualTo(1);
    assertThat(lesson.calls().live()).isZero();
  }

  @Test
  void essentialPrimaryAnswersWithFaults_callsGoByTheStandby() {
    fixture.close();
    fixture =
        new EngineFixture(
            DependencySpec.essential("lesson").standby().warmUp(0).faults(BROKEN_PAGE).build());
    Dependency lesson = fixture.get("lesson");
    for (int i = 0; i < 6; i++) {
      lesson.<String>call(CallWithStandby.withStandby(() -> "error 500", () -> "standby"));
      fixture.advance(Duration.ofMillis(150));
    }

    assertThat(lesson.<String>call(CallWithStandby.withStandby(() -> "error 500", () -> "standby")))
        .isEqualTo("standby");
  }

  @Test
  void essentialPrimaryThrowsWhatIsNoFault_callsStayThere() {
    fixture.close();
    fixture =
        new EngineFixture(
            DependencySpec.essential("lesson")
                .standby()
                .warmUp(0)
                .faults(FaultSettings.DEFAULT.except(List.of(IllegalArgumentException.class)))
                .build());
    Dependency lesson = fixture.get("lesson");
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(
              () ->
                  lesson.<String>call(
                      CallWithStandby.withStandby(
                          () -> {
                            throw new IllegalArgumentException("no such lesson");
                          },
                          () -> "standby")))
          .hasMessage("no such lesson");
      fixture.advance(Duration.ofMillis(150));
    }
  }

  interface Scores {
    List<String> top() throws IOException;
  }

  static class RedisScores implements Scores {
    @Override
    @NonEssential(value = "ranking", faultsExcept = IOException.class)
    public List<String> top() throws IOException {
      throw new IOException("no such room");
    }
  }

  static class StrictScores implements Scores {
    @Override
    @NonEssential(value = "ranking", faultsOnly = IllegalStateException.class)
    public List<String> top() throws IOException {
      throw new IOException("no such room");
    }
  }

  static List<Scores> annotated() {
    return List.of(new RedisScores(), new StrictScores());
  }

  @ParameterizedTest
  @MethodSource("annotated")
  void annotationSaysWhatIsNoFault_theDependencyIsNotSetAside(Scores target) throws IOException {
    faults(FaultSettings.DEFAULT);
    Scores scores = fixture.engine.protect(Scores.class, target);
    for (int i = 0; i < 6; i++) {
      assertThat(scores.top()).isEmpty();
      fixture.advance(Duration.ofMillis(150));
    }

    assertThat(ranking.state().status()).isEqualTo(Status.NORMAL);
  }

  static class EmptyScores implements Scores {
    @Override
    @NonEssential(value = "ranking", fallback = "none")
    public List<String> top() {
      return List.of();
    }

    List<String> none() {
      return List.of("nobody");
    }
  }

  @Test
  void annotatedMethodAnswersWithAFault_itsFallbackAnswers() throws IOException {
    faults(FaultSettings.DEFAULT.answer(List.class, List::isEmpty));

    assertThat(fixture.engine.protect(Scores.class, new EmptyScores()).top())
        .containsExactly("nobody");
  }
}
