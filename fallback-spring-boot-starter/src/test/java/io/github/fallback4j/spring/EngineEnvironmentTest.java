package io.github.fallback4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class EngineEnvironmentTest {
  private final StandardEnvironment environment = new StandardEnvironment();
  private final MutablePropertySources sources = environment.getPropertySources();

  @Test
  void takesVariablesFromTheSystemEnvironment() {
    sources.addFirst(
        new SystemEnvironmentPropertySource("system", Map.of("FALLBACK_OFF", "ranking", "X", "y")));

    EngineEnvironment read = EngineEnvironment.of(environment);

    assertThat(read.variables()).containsEntry("FALLBACK_OFF", "ranking").doesNotContainKey("X");
    assertThat(read.properties()).isEmpty();
  }

  @Test
  void takesVariablesFromAnySourceThatHoldsThem() {
    add("test", Map.of("FALLBACK_LEVEL", 2));

    assertThat(EngineEnvironment.of(environment).variables()).containsEntry("FALLBACK_LEVEL", "2");
  }

  @Test
  void theSourceThatSpringRanksHigherHolds() {
    add("command line", Map.of("fallback.level", "1"));
    add("file", Map.of("fallback.level", "3"));

    assertThat(EngineEnvironment.of(environment).properties())
        .containsExactly(Map.entry("fallback.level", "1"));
  }

  @Test
  void theSourceThatSpringRanksHigherHoldsInWhateverSpelling() {
    add("command line", Map.of("fallback.dependencies.lessonRanking.mode", "on"));
    add("file", Map.of("fallback.dependencies.lesson-ranking.mode", "off"));

    assertThat(EngineEnvironment.of(environment).properties())
        .containsExactly(Map.entry("fallback.dependencies.lessonRanking.mode", "on"));
  }

  @Test
  void theWindowsAreTakenFromOneSource() {
    add("command line", Map.of("fallback.windows[0].level", "1"));
    add("file", Map.of("fallback.windows[0].level", "2", "fallback.windows[1].level", "3"));

    assertThat(EngineEnvironment.of(environment).properties())
        .containsExactly(Map.entry("fallback.windows[0].level", "1"));
  }

  @Test
  void aListIsTakenWholeFromOneSource() {
    add("command line", Map.of("fallback.switches.off[0]", "badges"));
    add(
        "file",
        ordered("fallback.switches.off[0]", "ranking", "fallback.switches.off[1]", "lessons"));
    add("defaults", Map.of("fallback.switches.off", "all"));

    assertThat(EngineEnvironment.of(environment).properties())
        .containsExactly(Map.entry("fallback.switches.off[0]", "badges"));
  }

  @Test
  void anEmptyValueHidesWhatRanksLower() {
    add("command line", Map.of("fallback.switches.off", ""));
    add("file", Map.of("fallback.switches.off[0]", "ranking"));

    assertThat(EngineEnvironment.of(environment).properties())
        .containsExactly(Map.entry("fallback.switches.off", ""));
  }

  @Test
  void resolvesPlaceholders() {
    add("file", ordered("fallback.switches.off", "${resting}", "resting", "ranking"));

    assertThat(EngineEnvironment.of(environment).properties())
        .containsEntry("fallback.switches.off", "ranking");
  }

  @Test
  void keysInBracketsAreKeysLikeOthers() {
    add(
        "file",
        ordered(
            "fallback.dependencies[lesson-ranking].mode", "off",
            "fallback[false][0]", "ranking"));

    assertThat(EngineEnvironment.of(environment).properties())
        .containsOnly(
            Map.entry("fallback.dependencies.lesson-ranking.mode", "off"),
            Map.entry("fallback.false[0]", "ranking"));
  }

  private void add(String name, Map<String, Object> values) {
    sources.addLast(new MapPropertySource(name, values));
  }

  private static Map<String, Object> ordered(String a, Object x, String b, Object y) {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put(a, x);
    values.put(b, y);
    return values;
  }
}
