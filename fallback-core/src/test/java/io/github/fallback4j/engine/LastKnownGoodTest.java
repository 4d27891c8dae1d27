package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Order;
import io.github.fallback4j.Outcome;
import io.github.fallback4j.settings.LastKnownGoodSettings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Good answers are remembered under their key, for a while, and in bounds. */
class LastKnownGoodTest {
  private static final int MOST = 10;

  private final EngineFixture fixture =
      new EngineFixture(
          DependencySpec.nonEssential("ranking")
              .deadline(Duration.ofMillis(300))
              .warmUp(0)
              .passThrough(List.of(IllegalArgumentException.class))
              .lastKnownGood(new LastKnownGoodSettings(Duration.ofHours(1), MOST))
              .build(),
          DependencySpec.nonEssential("forgetful").build(),
          DependencySpec.essential("lesson").build());
  private final Dependency ranking = fixture.get("ranking");

  @AfterEach
  void close() {
    fixture.close();
  }

  private void switchOff() {
    fixture.engine.switchboard().order(Order.off("ranking"));
  }

  private static String down() {
    throw new IllegalStateException("down");
  }

  private Outcome<String> attempt(Object key, Callable<String> call) {
    return ranking.keyed(key).attempt(call, () -> "instead");
  }

  private static void assertStale(Outcome<?> outcome, Object value, Duration age, Cause cause) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            Outcome.Stale.class,
            stale -> {
              assertThat(stale.value()).isEqualTo(value);
              assertThat(stale.age()).isEqualTo(age);
              assertThat(stale.why().cause()).isEqualTo(cause);
            });
  }

  @Test
  void callFails_theLastGoodAnswerOfTheKeyIsGivenWithItsAge() {
    attempt("a", () -> "answer a");
    attempt("b", () -> "answer b");
    fixture.advance(Duration.ofSeconds(5));

    assertStale(
        attempt("a", LastKnownGoodTest::down), "answer a", Duration.ofSeconds(5), Cause.FAILURE);
    assertThat(ranking.calls().stale()).isEqualTo(1);
  }

  @Test
  void skipped_theLastGoodAnswerIsGiven() {
    attempt("a", () -> "answer");
    switchOff();

    assertStale(attempt("a", () -> "live"), "answer", Duration.ZERO, Cause.SWITCH_OFF);
    assertThat(ranking.keyed("a").call(() -> "live", () -> "instead")).isEqualTo("answer");
    assertThat(ranking.keyed("a").callOrElse(() -> "live", why -> "instead")).isEqualTo("answer");
  }

  @Test
  void laterAnswer_takesThePlaceOfTheEarlier() {
    attempt("a", () -> "first");
    fixture.advance(Duration.ofSeconds(5));
    attempt("a", () -> "second");
    switchOff();

    assertStale(attempt("a", () -> "live"), "second", Duration.ZERO, Cause.SWITCH_OFF);
  }

  @Test
  void keyUnknown_fallbackAnswers() {
    attempt("a", () -> "answer");
    switchOff();

    assertThat(attempt("b", () -> "live")).isInstanceOf(Outcome.Substitute.class);
  }

  @Test
  void withoutAKey_nothingIsRememberedOrRecalled() {
    ranking.call(() -> "answer", () -> "instead");
    switchOff();

    assertThat(ranking.call(() -> "live", () -> "instead")).isEqualTo("instead");
  }

  @Test
  void answerIsTooOld_fallbackAnswers() {
    attempt("a", () -> "answer");
    fixture.advance(Duration.ofHours(1));
    switchOff();

    assertThat(attempt("a", () -> "live")).isInstanceOf(Outcome.Substitute.class);
  }

  @Test
  void moreKeysThanAreKept_someAreForgotten() {
    for (int i = 0; i < 10 * MOST; i++) {
      int key = i;
      attempt(key, () -> "answer " + key);
    }
    switchOff();

    long remembered =
        IntStream.range(0, 10 * MOST)
            .filter(key -> attempt(key, () -> "live") instanceof Outcome.Stale)
            .count();
    assertThat(remembered).isBetween(1L, (long) MOST);
  }

  @Test
  void nullAndStreams_areNotRemembered() {
    attempt("null", () -> null);
    ranking.keyed("stream").call(() -> Stream.of(1), Stream::empty);
    switchOff();

    assertThat(attempt("null", () -> "live")).isInstanceOf(Outcome.Substitute.class);
    assertThat(ranking.keyed("stream").call(() -> Stream.of(1), Stream::empty)).isEmpty();
  }

  @Test
  void failuresAndSubstitutes_areNotRemembered() {
    attempt("a", LastKnownGoodTest::down);
    assertThatThrownBy(
            () ->
                attempt(
                    "a",
                    () -> {
                      throw new IllegalArgumentException("an answer, but no value");
                    }))
        .isInstanceOf(IllegalArgumentException.class);
    switchOff();

    assertThat(attempt("a", () -> "live")).isInstanceOf(Outcome.Substitute.class);
  }

  @Test
  void lateAnswerOfACallThatWasInterrupted_isNotRemembered() {
    attempt(
        "a",
        () -> {
          fixture.advance(Duration.ofSeconds(1));
          return "late";
        });
    switchOff();

    assertThat(attempt("a", () -> "live").value()).isEqualTo("instead");
  }

  @Test
  void answerOfACallThatAnswersLater_isRemembered() {
    ranking.keyed("a").callAsync(() -> CompletableFuture.completedFuture("x"), () -> "instead");
    switchOff();

    assertThat(
            ranking
                .keyed("a")
                .callAsync(() -> CompletableFuture.completedFuture("live"), () -> "instead")
                .toCompletableFuture())
        .isCompletedWithValue("x");
  }

  @Test
  void nullAndStreamsOfCallsThatAnswerLater_areNotRemembered() {
    ranking.keyed("null").callAsync(() -> CompletableFuture.completedFuture(null), () -> "instead");
    ranking
        .keyed("stream")
        .callAsync(() -> CompletableFuture.completedFuture(Stream.of(1)), Stream::empty);
    switchOff();

    assertThat(
            ranking
                .keyed("null")
                .callAsync(CompletableFuture<String>::new, () -> "instead")
                .toCompletableFuture())
        .isCompletedWithValue("instead");
    assertThat(
            ranking
                .keyed("stream")
                .callAsync(CompletableFuture<Stream<Integer>>::new, Stream::empty)
                .toCompletableFuture()
                .join())
        .isEmpty();
  }

  @Test
  void oneKeyForCallsThatAnswerNowAndLater_eachIsAnsweredInItsWay() {
    ranking.keyed("now").call(() -> "remembered", () -> "instead");
    ranking
        .keyed("later")
        .callAsync(() -> CompletableFuture.completedFuture("remembered"), () -> "instead");
    switchOff();

    assertThat(
            ranking
                .keyed("now")
                .callAsync(CompletableFuture<String>::new, () -> "instead")
                .toCompletableFuture())
        .isCompletedWithValue("remembered");
    String answer = ranking.keyed("later").call(() -> "live", () -> "instead");
    assertThat(answer).isEqualTo("remembered");
  }

  @Test
  void keyIsBroken_liveAnswersReachTheirCallersAllTheSame() {
    Dependency broken = ranking.keyed(new BrokenKey());

    assertThat(broken.call(() -> "live", () -> "instead")).isEqualTo("live");
    assertThat(
            broken
                .callAsync(() -> CompletableFuture.completedFuture("live"), () -> "instead")
                .toCompletableFuture())
        .isCompletedWithValue("live");
    switchOff();
    assertThat(broken.call(() -> "live", () -> "instead")).isEqualTo("instead");
    assertThat(ranking.calls().inFlight()).isZero();
  }

  private static final class BrokenKey {
    @Override
    public int hashCode() {
      throw new UnsupportedOperationException("no hash");
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }
  }

  @Test
  void nobodyWaitsForAnAnswer_aRememberedOneIsNotGiven() {
    attempt("a", () -> "answer");
    switchOff();
    ranking.keyed("a").run(() -> {});

    assertThat(ranking.calls().empty()).isEqualTo(1);
    assertThat(ranking.calls().stale()).isZero();
  }

  @Test
  void nothingIsToBeRemembered_askingByKeySaysWhatToSet() {
    assertThatThrownBy(() -> fixture.get("forgetful").keyed("a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("fallback.dependencies.forgetful.last-known-good.max-age");
    assertThatThrownBy(() -> fixture.get("lesson").keyed("a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("essential");
  }
}
