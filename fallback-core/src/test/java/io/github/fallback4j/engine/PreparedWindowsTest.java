package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.FallbackEvent.WindowClosed;
import io.github.fallback4j.FallbackEvent.WindowOpened;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.Status;
import io.github.fallback4j.window.Schedule;
import io.github.fallback4j.window.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PreparedWindowsTest {
  private static final Instant START = ManualTime.START;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final DependencySpec RANKING = DependencySpec.nonEssential("ranking").build();
  private static final Window EXAM =
      Window.off(
          "exam", Schedule.between(START.plus(HOUR), START.plus(HOUR.multipliedBy(2))), "ranking");

  private static Status status(EngineFixture fixture) {
    return fixture.get("ranking").state().status();
  }

  @Test
  void windowInCode_opensAndCloses() {
    try (EngineFixture fixture = new EngineFixture(builder -> builder.window(EXAM), RANKING)) {
      fixture.advance(HOUR);
      assertThat(status(fixture)).isEqualTo(Status.DEGRADED);

      fixture.advance(HOUR.plusSeconds(6));
      assertThat(status(fixture)).isEqualTo(Status.NORMAL);
      assertThat(fixture.events)
          .hasAtLeastOneElementOfType(WindowOpened.class)
          .hasAtLeastOneElementOfType(WindowClosed.class);
    }
  }

  @Test
  void dependencyWithTwoRoutes_returnsAllTheWay() {
    DependencySpec twoWays = DependencySpec.nonEssential("ranking").standby().build();
    try (EngineFixture fixture = new EngineFixture(builder -> builder.window(EXAM), twoWays)) {
      fixture.advance(HOUR.multipliedBy(2));
      assertThat(status(fixture)).isEqualTo(Status.RECOVERING);

      fixture.advance(Duration.ofSeconds(6));
      assertThat(status(fixture)).isEqualTo(Status.NORMAL);
    }
  }

  @Test
  void windowInVariables_opens() {
    Map<String, String> variables =
        Map.of(
            "FALLBACK_WINDOWS_0_CRON", "0 0 1 * * *",
            "FALLBACK_WINDOWS_0_LENGTH", "1h",
            "FALLBACK_WINDOWS_0_ZONE", "UTC",
            "FALLBACK_WINDOWS_0_LEVEL", "2");
    try (EngineFixture fixture = new EngineFixture(variables, RANKING)) {
      fixture.advance(HOUR);

      assertThat(fixture.engine.switchboard().level().floor()).isEqualTo(2);
      assertThat(fixture.engine.switchboard().warnings()).isEmpty();
    }
  }

  @Test
  void windowThatCannotBeRead_stopsTheStart() {
    assertThatThrownBy(() -> new EngineFixture(Map.of("FALLBACK_WINDOWS_0_LEVEL", "2"), RANKING))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("fallback.windows[0]");
  }

  @Test
  void unknownTarget_isAWarningAndStopsAStrictStart() {
    Window misspelt = Window.off("exam", EXAM.schedule(), "rankng");
    try (EngineFixture fixture = new EngineFixture(builder -> builder.window(misspelt), RANKING)) {
      assertThat(fixture.engine.switchboard().warnings())
          .containsExactly(
              "window 'exam' switches off 'rankng': unknown dependency 'rankng'; did you mean"
                  + " ranking?");
    }

    assertThatThrownBy(
            () ->
                new EngineFixture(
                    builder ->
                        builder.window(misspelt).environment(Map.of("FALLBACK_STRICT", "true")),
                    RANKING))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("rankng");
  }

  @Test
  void disabled_noWindowOpens() {
    try (EngineFixture fixture =
        new EngineFixture(
            builder -> builder.window(EXAM).environment(Map.of("FALLBACK_ENABLED", "false")),
            RANKING)) {
      fixture.advance(HOUR);

      assertThat(status(fixture)).isEqualTo(Status.NORMAL);
      assertThat(fixture.engine.switchboard().windows()).isEmpty();
    }
  }
}
