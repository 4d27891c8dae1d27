package io.github.fallback4j.engine;

import static io.github.fallback4j.engine.StandbyFixture.LESSON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.DependencySpec;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Some calls fail: how many are skipped for it depends on how many had an answer. */
class PartialFailureTest {
  private static final Duration PAUSE = Duration.ofMillis(10);

  @Test
  void mostAnswersAreExceptions_fewFailuresAreFew() {
    DependencySpec spec =
        DependencySpec.nonEssential("ranking")
            .warmUp(0)
            .passThrough(List.of(IllegalArgumentException.class))
            .build();
    try (EngineFixture fixture = new EngineFixture(spec)) {
      for (int i = 0; i < 40; i++) {
        for (int answers = 0; answers < 19; answers++) {
          assertThatThrownBy(() -> answerWithAnException(fixture))
              .isInstanceOf(IllegalArgumentException.class);
          fixture.advance(PAUSE);
        }
        fixture.fail("ranking", 1, PAUSE);
      }

      assertThat(fixture.get("ranking").state().admitted()).isEqualTo(1);
    }
  }

  private static void answerWithAnException(EngineFixture fixture) {
    fixture
        .get("ranking")
        .call(
            () -> {
              throw new IllegalArgumentException("no such room");
            },
            () -> "instead");
  }

  @Test
  void essentialPrimaryFailsNowAndThen_callsStillGoThere() {
    try (StandbyFixture regions = new StandbyFixture(LESSON)) {
      for (int i = 0; i < 800; i++) {
        regions.primaryFails = i % 20 == 0;
        regions.call();
        regions.advance(PAUSE);
      }

      assertThat(regions.routes().standbyShare()).isZero();
    }
  }
}
