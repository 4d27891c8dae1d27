package io.github.fallback4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.internal.settings.Origin;
import io.github.fallback4j.internal.settings.Setting;
import io.github.fallback4j.internal.settings.Settings;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.CompositePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class EngineEnvironmentTest {
  private final StandardEnvironment environment = new StandardEnvironment();
  private final MutablePropertySources sources = environment.getPropertySources();

  @Test
  void takesVariablesFromTheSystemEnvironment() {
    sources.addFirst(
        new SystemEnvironmentPropertySource("system", Map.of("FALLBACK_OFF", "ranking", "X", "y")));

    assertThat(read().all(Origin.ENVIRONMENT))
        .containsExactly(new Setting("FALLBACK_OFF", "ranking", Origin.ENVIRONMENT));
    assertThat(read().all(Origin.CONFIGURATION)).isEmpty();
  }

  @Test
  void takesVariablesFromAnySourceThatHoldsThem() {
    add("test", Map.of("FALLBACK_LEVEL", 2));

    assertThat(value("fallback.level")).isEqualTo("2");
  }

  @Test
  void takesVariablesInLowerCase() {
    add("system", Map.of("fallback_dependencies_ranking_deadline", "3s"));

    assertThat(value("fallback.dependencies.ranking.deadline")).isEqualTo("3s");
  }

  @Test
  void takesTheElementsOfAListFromVariables() {
    add(
        "system",
        ordered("FALLBACK_SWITCHES_OFF_1", "ranking", "FALLBACK_SWITCHES_OFF_0", "badges"));

    assertThat(value("fallback.switches.off")).isEqualTo("badges,ranking");
  }

  @Test
  void theSourceThatSpringRanksHigherHolds() {
    add("command line", Map.of("fallback.level", "1"));
    add("file", Map.of("fallback.level", "3"));

    assertThat(read().all(Origin.CONFIGURATION))
        .containsExactly(new Setting("fallback.level", "1", Origin.CONFIGURATION));
  }

  @Test
  void theSourceThatSpringRanksHigherHoldsInWhateverSpelling() {
    add("command line", Map.of("fallback.dependencies.lessonRanking.mode", "on"));
    add("file", Map.of("fallback.dependencies.lesson-ranking.mode", "off"));

    assertThat(value("fallback.dependencies.lesson-ranking.mode")).isEqualTo("on");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fallback.dependencies.ranking.deadline", "fallback.level"})
  void aPropertyThatSpringRanksHigherThanTheEnvironmentHolds(String property) {
    add("command line", Map.of(property, "1s"));
    add("system", Map.of(variable(property), "2s"));
    add("file", Map.of(property, "3s"));

    assertThat(value(property)).isEqualTo("1s");
    assertThat(read().find(Origin.ENVIRONMENT, property)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"fallback.dependencies.ranking.deadline", "fallback.level"})
  void aVariableHoldsAgainstAFile(String property) {
    add("system", Map.of(variable(property), "2s"));
    add("file", Map.of(property, "3s"));

    assertThat(value(property)).isEqualTo("2s");
    assertThat(read().find(Origin.CONFIGURATION, property).value()).isEqualTo("3s");
  }

  @Test
  void aSourceThatCannotBeListedIsHeard() {
    addUnlisted("fallback.dependencies.ranking.deadline", "1s");

    assertThat(value("fallback.dependencies.ranking.deadline")).isEqualTo("1s");
  }

  @Test
  void aSourceThatCannotBeListedHasItsRank() {
    add("command line", Map.of("fallback.level", "1"));
    addUnlisted("fallback.level", "2");
    add("system", Map.of("FALLBACK_LEVEL", "3"));

    assertThat(value("fallback.level")).isEqualTo("1");
    sources.remove("command line");
    assertThat(value("fallback.level")).isEqualTo("2");
    sources.remove("unlisted");
    assertThat(value("fallback.level")).isEqualTo("3");
  }

  @Test
  void theSourcesOfACompositeAreHeard() {
    CompositePropertySource composite = new CompositePropertySource("composite");
    composite.addPropertySource(unlisted("fallback.level", "1"));
    composite.addPropertySource(new MapPropertySource("file", Map.of("fallback.strict", "true")));
    sources.addLast(composite);

    assertThat(value("fallback.level")).isEqualTo("1");
    assertThat(value("fallback.strict")).isEqualTo("true");
  }

  @Test
  void theWindowsAreTakenFromOneSource() {
    add("command line", Map.of("fallback.windows[0].level", "1"));
    add("system", Map.of("FALLBACK_WINDOWS_0_LEVEL", "4"));
    add("file", Map.of("fallback.windows[0].level", "2", "fallback.windows[1].level", "3"));

    assertThat(read().all(Origin.CONFIGURATION))
        .containsExactly(new Setting("fallback.windows[0].level", "1", Origin.CONFIGURATION));
    assertThat(read().all(Origin.ENVIRONMENT)).isEmpty();
  }

  @Test
  void aListIsTakenWholeFromOneSource() {
    add("command line", Map.of("fallback.switches.off[0]", "badges"));
    add("system", Map.of("FALLBACK_SWITCHES_OFF_1", "ranking"));
    add(
        "file",
        ordered("fallback.switches.off[0]", "ranking", "fallback.switches.off[1]", "lessons"));
    add("defaults", Map.of("fallback.switches.off", "all"));

    assertThat(value("fallback.switches.off")).isEqualTo("badges");
    assertThat(read().find(Origin.ENVIRONMENT, "fallback.switches.off")).isNull();
  }

  @Test
  void anEmptyValueHidesWhatRanksLower() {
    add("command line", Map.of("fallback.switches.off", ""));
    add("system", Map.of("FALLBACK_OFF", "badges"));
    add("file", Map.of("fallback.switches.off[0]", "ranking"));

    assertThat(read().find("fallback.switches.off")).isNull();
  }

  @Test
  void anEmptyVariableHidesNothing() {
    add("system", Map.of("FALLBACK_OFF", ""));
    add("file", Map.of("fallback.switches.off[0]", "ranking"));

    assertThat(value("fallback.switches.off")).isEqualTo("ranking");
  }

  @Test
  void resolvesPlaceholders() {
    add("file", ordered("fallback.switches.off", "${resting}", "resting", "ranking"));

    assertThat(value("fallback.switches.off")).isEqualTo("ranking");
  }

  @Test
  void aPlaceholderThatLeadsBackToItselfIsAMistakeThatNamesTheProperty() {
    add("file", ordered("fallback.level", "${fallback.level}", "fallback.strict", "true"));

    EngineEnvironment circular = EngineEnvironment.of(environment);

    assertThat(value("fallback.strict")).isEqualTo("true");
    assertThatThrownBy(() -> circular.check(true))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("fallback.level is '${fallback.level}'");
    assertThatCode(() -> circular.check(false)).doesNotThrowAnyException();
  }

  @Test
  void keysInBracketsAreKeysLikeOthers() {
    add(
        "file",
        ordered(
            "fallback.dependencies[lesson-ranking].mode", "off",
            "fallback[false][0]", "ranking"));

    assertThat(value("fallback.dependencies.lesson-ranking.mode")).isEqualTo("off");
    assertThat(value("fallback.false")).isEqualTo("ranking");
  }

  private Settings read() {
    return Settings.of(EngineEnvironment.of(environment).places());
  }

  private String value(String property) {
    return read().find(property).value();
  }

  private static String variable(String property) {
    return property.toUpperCase(Locale.ROOT).replace('.', '_');
  }

  private void addUnlisted(String property, String value) {
    sources.addLast(unlisted(property, value));
  }

  private static PropertySource<?> unlisted(String property, String value) {
    return new PropertySource<>("unlisted", Map.of(property, value)) {
      @Override
      public Object getProperty(String name) {
        return source.get(name);
      }
    };
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
