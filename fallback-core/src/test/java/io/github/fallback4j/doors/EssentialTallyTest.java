package io.github.fallback4j.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.ObjectiveState.Window;
import io.github.fallback4j.settings.Objective;
import io.github.fallback4j.spi.EssentialTally;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A module reads how essential calls go, those under way included. */
class EssentialTallyTest {
  private static final Duration LATENCY = Duration.ofMillis(250);
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final DoorsFixture fixture =
      new DoorsFixture(
          DependencySpec.essential("lesson").objective(new Objective(0.9, LATENCY)).build(),
          DependencySpec.essential("exam").build(),
          DependencySpec.essential("notes").objective(new Objective(0.9, null)).build(),
          DependencySpec.nonEssential("ranking").build());

  @AfterEach
  void close() {
    fixture.close();
  }

  private EssentialTally tally(String id) {
    return fixture.access.essentialCalls(id);
  }

  private CompletableFuture<String> begin(String id) {
    CompletableFuture<String> answer = new CompletableFuture<>();
    fixture.get(id).callAsync(() -> answer, () -> "instead");
    return answer;
  }

  private void fail(String id) {
    fixture
        .get(id)
        .call(
            () -> {
              throw new IllegalStateException("down");
            },
            () -> "instead");
  }

  private Window window(String id) {
    return fixture.get(id).objective().orElseThrow().windows().get("5m");
  }

  @Test
  void noCalls_countNothing() {
    assertThat(tally("lesson")).isEqualTo(new EssentialTally(0, 0, 0, null));
  }

  @Test
  void callsThatEnded_areCountedWithOrWithoutAnObjective() {
    for (String id : new String[] {"lesson", "exam"}) {
      fixture.get(id).<String>call(() -> "live");
      fail(id);

      assertThat(tally(id)).isEqualTo(new EssentialTally(2, 1, 0, null));
    }
  }

  @Test
  void callsUnderWay_areCountedWithTheAgeOfTheOldest() {
    begin("exam");
    fixture.advance(Duration.ofMillis(20));
    CompletableFuture<String> second = begin("exam");
    fixture.advance(Duration.ofMillis(30));
    assertThat(tally("exam")).isEqualTo(new EssentialTally(0, 0, 2, Duration.ofMillis(50)));

    second.complete("live");
    assertThat(tally("exam").underWay()).isEqualTo(1);
  }

  @Test
  void callThatHangs_isBadOnceItsLatencyIsOver() {
    begin("lesson");
    fixture.advance(LATENCY);
    assertThat(tally("lesson").bad()).isZero();

    fixture.advance(Duration.ofMillis(10));
    assertThat(tally("lesson").bad()).isEqualTo(1);
    assertThat(tally("lesson").calls()).isEqualTo(1);
    assertThat(window("lesson")).isEqualTo(new Window(1, 1, 10));
  }

  @Test
  void callThatHangs_withoutAnObjectiveIsBadAfterASecond() {
    begin("exam");
    fixture.advance(SECOND);
    assertThat(tally("exam").bad()).isZero();

    fixture.advance(Duration.ofMillis(10));
    assertThat(tally("exam").bad()).isEqualTo(1);
  }

  @Test
  void callThatHung_countsOnceHoweverItEnds() {
    CompletableFuture<String> answered = begin("lesson");
    CompletableFuture<String> failed = begin("lesson");
    CompletableFuture<String> cancelled = begin("lesson");
    fixture.advance(SECOND);
    answered.complete("live");
    failed.completeExceptionally(new IllegalStateException("down"));
    cancelled.cancel(true);

    assertThat(tally("lesson")).isEqualTo(new EssentialTally(3, 3, 0, null));
    assertThat(window("lesson")).isEqualTo(new Window(3, 3, 10));
    assertThat(fixture.get("lesson").calls().live()).isEqualTo(1);
  }

  @Test
  void objectiveWithoutLatency_itsBudgetKnowsOnlyFailures() {
    CompletableFuture<String> answer = begin("notes");
    fixture.advance(SECOND.multipliedBy(2));
    answer.complete("live");

    assertThat(tally("notes").bad()).isEqualTo(1);
    assertThat(window("notes")).isEqualTo(new Window(1, 0, 0));
  }

  @Test
  void callGivenUp_isNotCounted() {
    CompletableFuture<String> answer = begin("exam");
    answer.cancel(true);

    assertThat(tally("exam")).isEqualTo(new EssentialTally(0, 0, 0, null));
  }

  @Test
  void callsInsideCalls_areAllUnderWay() {
    Dependency exam = fixture.get("exam");
    Integer underWay = exam.<Integer>call(() -> exam.<Integer>call(() -> tally("exam").underWay()));

    assertThat(underWay).isEqualTo(2);
    assertThat(tally("exam")).isEqualTo(new EssentialTally(2, 0, 0, null));
  }

  @Test
  void manyAtOnce_areAllJudged() {
    for (int i = 0; i < 300; i++) {
      begin("exam");
    }
    fixture.advance(SECOND.multipliedBy(2));

    assertThat(tally("exam")).isEqualTo(new EssentialTally(300, 300, 300, SECOND.multipliedBy(2)));
  }

  @Test
  void nobodyCalls_nothingIsScheduled() {
    begin("exam").complete("live");
    fixture.advance(SECOND.multipliedBy(5));
    int before = fixture.time.waiting();
    fixture.advance(SECOND.multipliedBy(5));

    assertThat(fixture.time.waiting()).isEqualTo(before);
    CompletionStage<String> next = fixture.get("exam").callAsync(CompletableFuture::new, () -> "");
    assertThat(fixture.time.waiting()).isGreaterThan(before);
    next.toCompletableFuture().cancel(true);
  }

  @Test
  void nonEssential_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> tally("ranking"))
        .withMessageContaining("'ranking' is non-essential");
  }
}
