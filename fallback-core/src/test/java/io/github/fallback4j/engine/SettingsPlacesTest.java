package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Mode;
import io.github.fallback4j.spi.SettingsPlace;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SettingsPlacesTest {

  /** A place that answers, but tells nobody what it has. */
  private record Unlisted(Map<String, String> values) implements SettingsPlace {
    @Override
    public Map<String, String> listed() {
      return Map.of();
    }

    @Override
    public boolean isListed() {
      return false;
    }

    @Override
    public @Nullable String find(String property) {
      return values.get(property);
    }
  }

  private static FallbackEngine engine(SettingsPlace... places) {
    return FallbackEngine.builder()
        .places(List.of(places))
        .add(DependencySpec.nonEssential("badges").build())
        .add(DependencySpec.nonEssential("lesson-ranking").build())
        .build();
  }

  private static SettingsPlace place(String name, String value) {
    return SettingsPlace.of(Map.of(name, value));
  }

  @Test
  void strongerPlace_winsOverTheEnvironment() {
    try (FallbackEngine engine =
        engine(
            place("fallback.dependencies.lesson-ranking.deadline", "1s"),
            place("FALLBACK_DEPENDENCIES_LESSON_RANKING_DEADLINE", "2s"))) {
      assertThat(engine.get("lesson-ranking").spec().deadline()).isEqualTo(Duration.ofSeconds(1));
    }
  }

  @Test
  void modeInAPlaceThatIsNotListed_holds() {
    try (FallbackEngine engine =
        engine(new Unlisted(Map.of("fallback.dependencies.lesson-ranking.mode", "off")))) {
      assertThat(engine.get("lesson-ranking").state().mode()).isEqualTo(Mode.OFF);
      assertThat(engine.get("badges").state().mode()).isEqualTo(Mode.AUTO);
      assertThat(engine.switchboard().warnings()).isEmpty();
    }
  }

  @Test
  void modeInAPlaceThatIsNotListed_overrulesTheEnvironment() {
    try (FallbackEngine engine =
        engine(
            new Unlisted(Map.of("fallback.dependencies.lesson-ranking.mode", "on")),
            place("FALLBACK_DEPENDENCIES_LESSON_RANKING_MODE", "off"))) {
      assertThat(engine.get("lesson-ranking").state().mode()).isEqualTo(Mode.ON);
    }
  }

  @Test
  void settingsInAPlaceThatIsNotListed_areRead() {
    Map<String, String> values =
        Map.of(
            "fallback.level", "2",
            "fallback.windows[0].name", "exam",
            "fallback.windows[0].cron", "0 9 * * *",
            "fallback.windows[0].length", "1h",
            "fallback.windows[0].level", "1",
            "fallback.defaults.permits", "7");

    try (FallbackEngine engine = engine(new Unlisted(values))) {
      assertThat(engine.switchboard().level().floor()).isEqualTo(2);
      assertThat(engine.switchboard().windows()).hasSize(1);
      assertThat(engine.get("badges").spec().permits()).isEqualTo(7);
    }
  }

  @Test
  void elementsOfAListInAPlaceThatIsNotListed_areRead() {
    try (FallbackEngine engine =
        engine(
            new Unlisted(
                Map.of(
                    "fallback.switches.off[0]", "badges",
                    "fallback.switches.off[1]", "lesson-ranking")))) {
      assertThat(engine.get("badges").state().mode()).isEqualTo(Mode.OFF);
      assertThat(engine.get("lesson-ranking").state().mode()).isEqualTo(Mode.OFF);
    }
  }
}
