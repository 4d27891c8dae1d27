package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.DependencySpec;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RehearsalTest {

  @Test
  void engineRehearses_nothingOfItShows() {
    try (EngineFixture fixture =
        new EngineFixture(DependencySpec.nonEssential("ranking").build())) {
      fixture.engine.rehearse();

      assertThat(fixture.engine.all()).hasSize(1);
      assertThat(fixture.events).isEmpty();
      assertThat(fixture.time.waiting()).isZero();
      assertThat(fixture.get("ranking").calls().live()).isZero();
    }
  }

  @Test
  void rehearsed_wasAnOutageFromTheFirstFailureToASkippedCall() {
    assertThat(new Rehearsal().play()).contains("cause=BREAKER");
  }

  @Test
  void engineStepsAside_rehearsesNothing() {
    try (EngineFixture fixture = new EngineFixture(Map.of("FALLBACK_ENABLED", "false"))) {
      fixture.engine.rehearse();

      assertThat(fixture.events).isEmpty();
    }
  }
}
