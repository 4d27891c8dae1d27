package io.github.fallback4j.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.DependencySpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlagWarningsTest {
  private static final List<DependencySpec> KNOWN =
      List.of(
          DependencySpec.nonEssential("lesson-ranking").tags("redis").build(),
          DependencySpec.nonEssential("badges").build(),
          DependencySpec.essential("lesson").tags("database").build());

  private static List<String> ofVariable(String name, String value) {
    return warnings(Settings.ofEnvironment(Map.of(name, value)), KNOWN);
  }

  private static List<String> ofProperty(String name, String value) {
    return warnings(Settings.ofProperties(Map.of(name, value)), KNOWN);
  }

  private static List<String> warnings(Settings settings, List<DependencySpec> known) {
    Warnings warnings = new Warnings(known);
    List<String> all = new ArrayList<>(warnings.ofSettings(settings));
    for (Origin origin : Origin.values()) {
      all.addAll(warnings.ofFlags(Flags.read(settings, origin)));
    }
    return all;
  }

  @Test
  void flagsThatAreUnderstood_warnOfNothing() {
    assertThat(ofVariable("FALLBACK_OFF", "badges,tag:redis,all")).isEmpty();
    assertThat(ofVariable("FALLBACK_ON", "lesson")).isEmpty();
    assertThat(ofVariable("FALLBACK_LEVEL", "2")).isEmpty();
    assertThat(ofVariable("FALLBACK_DEPENDENCIES_LESSON_RANKING_MODE", "auto")).isEmpty();
    assertThat(ofVariable("FALLBACK_DEPENDENCIES_LESSONRANKING_RAMP_FAILURESHARE", "0.5"))
        .isEmpty();
    assertThat(ofVariable("FALLBACK_DEFAULTS_DEADLINE", "1s")).isEmpty();
    assertThat(ofProperty("fallback.dependencies.lesson-ranking.tags[0]", "x")).isEmpty();
    assertThat(ofProperty("fallback.web.header", "off")).isEmpty();
  }

  @Test
  void unknownId_isNamedWithTheNearest() {
    assertThat(ofVariable("FALLBACK_OFF", "badges, badgse"))
        .containsExactly(
            "FALLBACK_OFF is 'badges, badgse': unknown dependency 'badgse'; did you mean badges?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"LESSON_RANKING", "Lesson-Ranking", "lessonRanking", "lesson_ranking"})
  void idAsAVariableWouldSpellIt_isNamedWithTheRightOne(String id) {
    assertThat(ofVariable("FALLBACK_OFF", id))
        .singleElement()
        .asString()
        .endsWith("unknown dependency '" + id + "'; did you mean lesson-ranking?");
  }

  @Test
  void unknownTag_isNamedWithTheNearest() {
    assertThat(ofProperty("fallback.switches.on", "tag:rediss"))
        .containsExactly(
            "fallback.switches.on is 'tag:rediss': unknown tag 'rediss'; did you mean redis?");
  }

  @Test
  void standbyWhereThereIsNone_isRefused() {
    assertThat(ofVariable("FALLBACK_STANDBY", "badges"))
        .containsExactly("FALLBACK_STANDBY is 'badges': 'badges' has no standby route");
    assertThat(ofVariable("FALLBACK_STANDBY", "tag:redis"))
        .containsExactly(
            "FALLBACK_STANDBY is 'tag:redis': nothing tagged 'redis' has a standby route");
    assertThat(ofVariable("FALLBACK_STANDBY", "all")).isEmpty();
  }

  @Test
  void idRegisteredLater_isKnownThen() {
    Settings settings = Settings.ofEnvironment(Map.of("FALLBACK_OFF", "badges"));

    assertThat(warnings(settings, List.of()))
        .containsExactly("FALLBACK_OFF is 'badges': unknown dependency 'badges'; none is known");
    assertThat(warnings(settings, KNOWN)).isEmpty();
  }

  @Test
  void offForAnEssentialOne_isRefused() {
    assertThat(ofVariable("FALLBACK_OFF", "lesson"))
        .containsExactly(
            "FALLBACK_OFF is 'lesson': 'lesson' is essential and is never switched off");
    assertThat(ofVariable("FALLBACK_DEPENDENCIES_LESSON_MODE", "off"))
        .containsExactly(
            "FALLBACK_DEPENDENCIES_LESSON_MODE is 'off': 'lesson' is essential and is never"
                + " switched off");
    assertThat(ofVariable("FALLBACK_OFF", "tag:database"))
        .singleElement()
        .asString()
        .contains("tagged 'database' is essential");
  }

  @Test
  void emptyTag_isNoTarget() {
    assertThat(ofVariable("FALLBACK_OFF", "tag:"))
        .containsExactly(
            "FALLBACK_OFF is 'tag:': 'tag:' is not a target — write an id, tag:x or all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"4", "-1", "1.5", "high", "22"})
  void malformedLevel_isNamedWithWhatToWrite(String value) {
    assertThat(ofVariable("FALLBACK_LEVEL", value))
        .containsExactly("FALLBACK_LEVEL is '" + value + "' — write 0, 1, 2 or 3");
    assertThat(ofProperty("fallback.level-cap", value))
        .containsExactly("fallback.level-cap is '" + value + "' — write 0, 1, 2 or 3");
  }

  @Test
  void malformedMode_isNamedWithWhatToWrite() {
    assertThat(ofProperty("fallback.dependencies.badges.mode", "offf"))
        .containsExactly(
            "fallback.dependencies.badges.mode is 'offf' — write one of auto, off, on, standby");
  }

  @Test
  void malformedModeInDefaults_isNamedOnce() {
    assertThat(ofProperty("fallback.defaults.mode", "offf")).hasSize(1);
  }

  @Test
  void spellingsThatDisagree_warn() {
    Settings settings =
        Settings.ofEnvironment(Map.of("FALLBACK_OFF", "badges", "FALLBACK_SWITCHES_OFF", "all"));

    assertThat(warnings(settings, KNOWN))
        .singleElement()
        .asString()
        .contains("FALLBACK_OFF is used");
  }

  @Test
  void variableNothingReads_isNamedWithTheNearestButWithoutItsValue() {
    assertThat(ofVariable("FALLBACK_OF", "secret"))
        .singleElement()
        .asString()
        .startsWith("FALLBACK_OF is set, but nothing reads it; did you mean FALLBACK_OFF")
        .doesNotContain("secret");
  }

  @Test
  void switchNothingReads_isNamed() {
    assertThat(ofProperty("fallback.switches.of", "badges"))
        .singleElement()
        .asString()
        .startsWith("fallback.switches.of is set, but nothing reads it");
  }

  /** Sets nothing, but knows what something else reads. */
  private static final class Web implements Settings {
    @Override
    public @Nullable Setting find(Origin origin, String property) {
      return null;
    }

    @Override
    public List<Setting> all(Origin origin) {
      return List.of();
    }

    @Override
    public Set<String> foreign() {
      return Set.of("fallback.web.header", "fallback.web.max-age");
    }
  }

  private static List<String> besideWeb(Settings settings) {
    return warnings(settings.over(new Web()), KNOWN);
  }

  @Test
  void whatOthersRead_isLeftAlone() {
    assertThat(besideWeb(Settings.ofEnvironment(Map.of("FALLBACK_WEB_HEADER", "ids")))).isEmpty();
    assertThat(besideWeb(Settings.ofEnvironment(Map.of("FALLBACK_WEB_MAXAGE", "1s")))).isEmpty();
    assertThat(besideWeb(Settings.ofProperties(Map.of("fallback.web.maxAge", "1s")))).isEmpty();
  }

  @Test
  void whatOthersNearlyRead_isNamedWithTheNearest() {
    assertThat(besideWeb(Settings.ofEnvironment(Map.of("FALLBACK_WEB_HEADR", "ids"))))
        .containsExactly(
            "FALLBACK_WEB_HEADR is set, but nothing reads it; did you mean FALLBACK_WEB_HEADER?");
    assertThat(besideWeb(Settings.ofProperties(Map.of("fallback.web.headr", "ids"))))
        .containsExactly(
            "fallback.web.headr is set, but nothing reads it; did you mean fallback.web.header?");
  }

  @Test
  void propertyOutsideTheGroupsThatAreKnown_isLeftAlone() {
    assertThat(besideWeb(Settings.ofProperties(Map.of("fallback.website.header", "x")))).isEmpty();
    assertThat(besideWeb(Settings.ofProperties(Map.of("fallback.headr", "x")))).isEmpty();
  }

  @Test
  void settingOfAnUnknownDependency_isNamedWithTheNearest() {
    assertThat(ofVariable("FALLBACK_DEPENDENCIES_BADGSE_MODE", "off"))
        .containsExactly(
            "FALLBACK_DEPENDENCIES_BADGSE_MODE is set, but there is no dependency 'badgse';"
                + " did you mean badges?");
    assertThat(ofProperty("fallback.dependencies.badgse.last-known-good.max-age", "1h"))
        .singleElement()
        .asString()
        .contains("there is no dependency 'badgse'; did you mean badges?");
  }

  @Test
  void unknownSettingOfADependency_isNamedWithTheNearest() {
    assertThat(ofVariable("FALLBACK_DEPENDENCIES_BADGES_DEADLIN", "1s"))
        .containsExactly(
            "FALLBACK_DEPENDENCIES_BADGES_DEADLIN is set, but there is no setting 'deadlin';"
                + " did you mean deadline?");
    assertThat(ofVariable("FALLBACK_DEFAULTS_DEADLIN", "1s"))
        .singleElement()
        .asString()
        .contains("there is no setting 'deadlin'; did you mean deadline");
  }

  @Test
  void malformedModeOfAnUnknownDependency_isNamedOnce() {
    assertThat(ofVariable("FALLBACK_DEPENDENCIES_BADGSE_MODE", "offf"))
        .singleElement()
        .asString()
        .contains("there is no dependency 'badgse'");
  }

  @Test
  void nameWithoutDependencyOrSetting_isNamed() {
    assertThat(ofVariable("FALLBACK_DEPENDENCIES_X", "1s"))
        .containsExactly(
            "FALLBACK_DEPENDENCIES_X is set, but it matches no existing dependency and setting");
  }
}
