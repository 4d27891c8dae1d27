package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.LogLines;
import io.github.fallback4j.NonEssential;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code FALLBACK_ENABLED=false} is the emergency exit: the engine starts whatever is wrong. */
class DisabledMistakesTest {
  private static final Map<String, String> DISABLED = Map.of("FALLBACK_ENABLED", "false");

  @RegisterExtension private final LogLines log = LogLines.of("io.github.fallback4j");

  private static FallbackEngine start(Map<String, String> environment, String name, String value) {
    return FallbackEngine.builder()
        .environment(environment)
        .properties(Map.of(name, value))
        .add(DependencySpec.nonEssential("ranking").build())
        .build();
  }

  @ParameterizedTest
  @CsvSource({
    "fallback.strict, perhaps",
    "fallback.level-control.enabled, perhaps",
    "fallback.switches.false, ranking",
    "fallback.windows[0].level, 2",
    "fallback.windows, lunch",
    "fallback.defaults.deadline, soon",
    "fallback.dependencies.ranking.deadline, soon",
    "fallback.dependencies.ranking.permits, -1"
  })
  void settingIsMalformed_engineStartsAndSaysWhatItIgnores(String name, String value) {
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> start(Map.of(), name, value));

    try (FallbackEngine engine = start(DISABLED, name, value)) {
      assertThat(engine.get("ranking").call(() -> "live", () -> "instead")).isEqualTo("live");
      assertThat(log.lines())
          .first()
          .isEqualTo(
              "WARN FALLBACK_ENABLED is 'false': Fallback4j steps aside, and every call goes"
                  + " straight through");
      assertThat(log.lines().subList(1, log.lines().size()))
          .singleElement()
          .asString()
          .startsWith("WARN Ignored, because fallback.enabled is false: fallback.");
    }
  }

  @Test
  void enabledItselfIsMalformed_isRefused() {
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> start(Map.of("FALLBACK_ENABLED", "fasle"), "fallback.strict", "false"))
        .withMessageContaining("fasle");
  }

  @Test
  void declarationsContradictEachOther_theFirstHolds() {
    try (FallbackEngine engine = FallbackEngine.builder().environment(DISABLED).build()) {
      engine.register(DependencySpec.nonEssential("ranking").build());

      assertThat(engine.register(DependencySpec.essential("ranking").build()).spec().essential())
          .isFalse();
    }
  }

  interface Rankings {
    @NonEssential("a b")
    String top();
  }

  @Test
  void annotationIsWrong_callsGoStraightThrough() {
    try (FallbackEngine engine = FallbackEngine.builder().environment(DISABLED).build()) {
      assertThat(engine.protect(Rankings.class, () -> "live").top()).isEqualTo("live");
      assertThat(log.lines())
          .last()
          .asString()
          .startsWith("WARN Ignored, because fallback.enabled is false: ")
          .contains("'a b'");
    }
  }
}
