package io.github.fallback4j.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FALLBACK_DEPENDENCIES_LESSON_RANKING_LAST_KNOWN_GOOD_MAX_AGE",
        "FALLBACK_DEPENDENCIES_LESSONRANKING_LASTKNOWNGOOD_MAXAGE",
        "FALLBACK_DEPENDENCIES_LESSONRANKING_LAST_KNOWN_GOOD_MAXAGE",
        "fallback_dependencies_lesson_ranking_last_known_good_max_age"
      })
  void variableInAnySpelling_isFound(String variable) {
    Settings settings = Settings.ofEnvironment(Map.of(variable, "1h"));

    assertThat(settings.find("fallback.dependencies.lesson-ranking.last-known-good.max-age"))
        .isEqualTo(new Setting(variable, "1h", Origin.ENVIRONMENT));
  }

  @ParameterizedTest
  @ValueSource(strings = {"FALLBACK_OFF", "FALLBACK_SWITCHES_OFF"})
  void switchVariableInShortOrFull_isFound(String variable) {
    Settings settings = Settings.ofEnvironment(Map.of(variable, "ranking"));

    assertThat(settings.find("fallback.switches.off"))
        .extracting(Setting::name)
        .isEqualTo(variable);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fallback.dependencies.lesson-ranking.warm-up",
        "fallback.dependencies.lessonRanking.warmUp",
        "fallback.dependencies[lesson_ranking].warm_up"
      })
  void propertyInAnySpelling_isFound(String property) {
    Settings settings = Settings.ofProperties(Map.of(property, "5"));

    assertThat(settings.find("fallback.dependencies.lesson-ranking.warm-up"))
        .isEqualTo(new Setting(property, "5", Origin.CONFIGURATION));
  }

  @Test
  void blankValue_isUnset() {
    Settings settings = Settings.ofEnvironment(Map.of("FALLBACK_OFF", " ", "FALLBACK_LEVEL", ""));

    assertThat(settings.find("fallback.switches.off")).isNull();
    assertThat(settings.all(Origin.ENVIRONMENT)).isEmpty();
  }

  @Test
  void whatIsNotOurs_isIgnored() {
    Settings settings = Settings.ofEnvironment(Map.of("FALLBACKS_OFF", "x", "PATH", "/bin"));

    assertThat(settings.all(Origin.ENVIRONMENT)).isEmpty();
  }

  @Test
  void valueWithSpaceAroundIt_isStripped() {
    Settings settings = Settings.ofEnvironment(Map.of("FALLBACK_LEVEL", " 2\n"));

    assertThat(settings.find("fallback.level")).extracting(Setting::value).isEqualTo("2");
  }

  @Test
  void spellingsThatDisagree_firstInAlphabetHoldsAndWarningNamesBoth() {
    Settings settings =
        Settings.ofEnvironment(
            Map.of(
                "FALLBACK_DEPENDENCIES_LESSON_RANKING_MODE", "on",
                "FALLBACK_DEPENDENCIES_LESSONRANKING_MODE", "off"));

    assertThat(settings.find("fallback.dependencies.lesson-ranking.mode"))
        .extracting(Setting::value)
        .isEqualTo("off");
    assertThat(settings.warnings())
        .containsExactly(
            "FALLBACK_DEPENDENCIES_LESSONRANKING_MODE and FALLBACK_DEPENDENCIES_LESSON_RANKING_MODE"
                + " are two spellings of the same setting with different values;"
                + " FALLBACK_DEPENDENCIES_LESSONRANKING_MODE is used, remove the other");
  }

  @Test
  void spellingsThatAgree_warnOfNothing() {
    Settings settings =
        Settings.ofEnvironment(Map.of("FALLBACK_OFF", "a", "FALLBACK_SWITCHES_OFF", "a"));

    assertThat(settings.warnings()).isEmpty();
  }

  @Test
  void listElements_areJoinedInOrder() {
    Settings settings =
        Settings.ofProperties(
            Map.of(
                "fallback.switches.off[10]", "c",
                "fallback.switches.off[2]", "b",
                "fallback.switches.off[0]", "a"));

    assertThat(settings.find("fallback.switches.off"))
        .isEqualTo(new Setting("fallback.switches.off", "a,b,c", Origin.CONFIGURATION));
  }

  @Test
  void environmentOverConfiguration_eachIsFoundByItself() {
    Settings settings =
        Settings.ofEnvironment(Map.of("FALLBACK_LEVEL", "1"))
            .over(Settings.ofProperties(Map.of("fallback.level", "2", "fallback.strict", "true")));

    assertThat(settings.find("fallback.level")).extracting(Setting::value).isEqualTo("1");
    assertThat(settings.find(Origin.CONFIGURATION, "fallback.level"))
        .extracting(Setting::value)
        .isEqualTo("2");
    assertThat(settings.find("fallback.strict")).extracting(Setting::value).isEqualTo("true");
    assertThat(settings.all(Origin.CONFIGURATION)).hasSize(2);
  }

  @Test
  void source_namesPlaceAndSpelling() {
    assertThat(new Setting("FALLBACK_OFF", "all", Origin.ENVIRONMENT).source("environment"))
        .isEqualTo("environment FALLBACK_OFF");
    assertThat(new Setting("fallback.switches.off", "all", Origin.CONFIGURATION).source("file"))
        .isEqualTo("file fallback.switches.off");
  }
}
