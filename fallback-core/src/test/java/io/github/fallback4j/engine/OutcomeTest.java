package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Order;
import io.github.fallback4j.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an attempt says of the origin of its answer. */
class OutcomeTest {
  private final EngineFixture fixture =
      new EngineFixture(DependencySpec.nonEssential("ranking").build());
  private final Dependency ranking = fixture.get("ranking");

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void dependencyAnswers_isLive() {
    assertThat(ranking.attempt(() -> 1, () -> 2)).isEqualTo(new Outcome.Live<>(1));
    assertThat(ranking.attemptOrElse(() -> 1, why -> 2)).isEqualTo(new Outcome.Live<>(1));
  }

  @Test
  void dependencyAnswersNull_isLive() {
    assertThat(ranking.attempt(() -> null, () -> 2)).isEqualTo(new Outcome.Live<>(null));
  }

  @Test
  void skipped_isASubstituteAndSaysWhy() {
    fixture.engine.switchboard().order(Order.off("ranking").by("ops").because("redis is down"));

    assertThat(ranking.attempt(() -> 1, () -> 2))
        .isInstanceOfSatisfying(
            Outcome.Substitute.class,
            substitute -> {
              assertThat(substitute.value()).isEqualTo(2);
              assertThat(substitute.why().cause()).isEqualTo(Cause.SWITCH_OFF);
              assertThat(substitute.why().by()).isEqualTo("ops");
              assertThat(substitute.why().reason()).isEqualTo("redis is down");
              assertThat(substitute.why().until()).isNotNull();
              assertThat(substitute.why().skipped()).isTrue();
            });
  }

  @Test
  void callFails_isASubstituteAndCarriesTheFailure() {
    assertThat(ranking.attempt(() -> 1 / 0, () -> 2))
        .isInstanceOfSatisfying(
            Outcome.Substitute.class,
            substitute -> {
              assertThat(substitute.why().cause()).isEqualTo(Cause.FAILURE);
              assertThat(substitute.why().failure()).isInstanceOf(ArithmeticException.class);
            });
  }
}
