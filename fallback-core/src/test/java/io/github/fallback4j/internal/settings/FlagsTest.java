package io.github.fallback4j.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.DependencySpec;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagsTest {
  private static final DependencySpec RANKING =
      DependencySpec.nonEssential("lesson-ranking").tags("redis").build();

  private static List<String> covering(Settings settings) {
    return Stream.of(Origin.values())
        .flatMap(origin -> Flags.read(settings, origin).modes().stream())
        .filter(flag -> flag.target().covers(RANKING))
        .map(flag -> flag.setting().name() + " " + flag.mode() + " " + flag.target())
        .toList();
  }

  @Test
  void nothingSet_coversNothing() {
    assertThat(covering(Settings.none())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "lesson-ranking, lesson-ranking",
    "'badges, lesson-ranking', lesson-ranking",
    "tag:redis, tag:redis",
    "*, all",
    "all, all",
    "',lesson-ranking,', lesson-ranking"
  })
  void targetInTheList_covers(String list, String target) {
    assertThat(covering(Settings.ofEnvironment(Map.of("FALLBACK_OFF", list))))
        .containsExactly("FALLBACK_OFF OFF " + target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"badges", "tag:tokyo", "lesson", "lesson-ranking-2"})
  void otherTarget_doesNotCover(String list) {
    assertThat(covering(Settings.ofEnvironment(Map.of("FALLBACK_OFF", list)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FALLBACK_DEPENDENCIES_LESSON_RANKING_MODE",
        "FALLBACK_DEPENDENCIES_LESSONRANKING_MODE"
      })
  void modeOfTheDependencyInEitherSpelling_covers(String variable) {
    assertThat(covering(Settings.ofEnvironment(Map.of(variable, "off"))))
        .containsExactly(variable + " OFF lessonranking");
  }

  @ParameterizedTest
  @CsvSource({"off, OFF", "false, OFF", "on, ON", "true, ON", "Standby, STANDBY"})
  void modeAsWrittenOrAsYamlLeavesIt_isRead(String value, String mode) {
    assertThat(
            covering(
                Settings.ofProperties(Map.of("fallback.dependencies.lesson-ranking.mode", value))))
        .containsExactly("fallback.dependencies.lesson-ranking.mode " + mode + " lessonranking");
  }

  @Test
  void modeAuto_isUnset() {
    assertThat(
            covering(
                Settings.ofProperties(Map.of("fallback.dependencies.lesson-ranking.mode", "auto"))))
        .isEmpty();
  }

  @Test
  void modeInDefaults_coversAll() {
    assertThat(covering(Settings.ofProperties(Map.of("fallback.defaults.mode", "off"))))
        .containsExactly("fallback.defaults.mode OFF all");
  }

  @Test
  void manyFlags_areRankedByOriginThenTargetThenMode() {
    Settings environment =
        Settings.ofEnvironment(
            Map.of(
                "FALLBACK_OFF", "all",
                "FALLBACK_ON", "tag:redis, lesson-ranking",
                "FALLBACK_STANDBY", "tag:redis"));
    Settings configuration =
        Settings.ofProperties(
            Map.of(
                "fallback.switches.on", "lesson-ranking",
                "fallback.dependencies.lesson-ranking.mode", "off"));

    assertThat(covering(environment.over(configuration)))
        .containsExactly(
            "FALLBACK_ON ON lesson-ranking",
            "FALLBACK_STANDBY STANDBY tag:redis",
            "FALLBACK_ON ON tag:redis",
            "FALLBACK_OFF OFF all",
            "fallback.dependencies.lesson-ranking.mode OFF lessonranking",
            "fallback.switches.on ON lesson-ranking");
  }

  @Test
  void levels_areReadInEachPlace() {
    Settings settings =
        Settings.ofEnvironment(Map.of("FALLBACK_LEVEL", "0"))
            .over(Settings.ofProperties(Map.of("fallback.level", "3", "fallback.level-cap", "2")));

    assertThat(level(Flags.read(settings, Origin.ENVIRONMENT).level())).isZero();
    assertThat(Flags.read(settings, Origin.ENVIRONMENT).levelCap()).isNull();
    assertThat(level(Flags.read(settings, Origin.CONFIGURATION).level())).isEqualTo(3);
    assertThat(level(Flags.read(settings, Origin.CONFIGURATION).levelCap())).isEqualTo(2);
  }

  @Test
  void malformedLevel_isNone() {
    Settings settings = Settings.ofEnvironment(Map.of("FALLBACK_LEVEL", "high"));

    assertThat(Flags.read(settings, Origin.ENVIRONMENT).level()).isNull();
  }

  @Test
  void readAgainAndMalformed_staysAsItWas() {
    Flags before =
        read(
            Map.of(
                "fallback.level", "2",
                "fallback.level-cap", "2",
                "fallback.switches.on", "badges",
                "fallback.dependencies.lesson-ranking.mode", "off"));

    Flags next =
        before.next(
            Settings.ofProperties(
                Map.of(
                    "fallback.level", "high",
                    "fallback.dependencies.lessonRanking.mode", "offf",
                    "fallback.switches.off", "mail")),
            Origin.CONFIGURATION);

    assertThat(level(next.level())).isEqualTo(2);
    assertThat(next.levelCap()).isNull();
    assertThat(next.modes())
        .extracting(flag -> flag.mode() + " " + flag.target())
        .containsExactlyInAnyOrder("OFF lessonranking", "OFF mail");
    assertThat(next.malformed()).hasSize(2);
  }

  @Test
  void malformedAgain_staysAsItWasBeforeTheFirst() {
    Flags first = read(Map.of("fallback.level", "2"));

    Flags third = again(again(first, "high"), "higher");

    assertThat(level(third.level())).isEqualTo(2);
    assertThat(level(again(third, "1").level())).isOne();
  }

  @Test
  void defaultModeMalformed_isNotTakenForASwitchOfAll() {
    Flags first = read(Map.of("fallback.switches.off", "all"));

    Flags next =
        first.next(
            Settings.ofProperties(Map.of("fallback.defaults.mode", "offf")), Origin.CONFIGURATION);

    assertThat(next.modes()).isEmpty();
  }

  private static Flags read(Map<String, String> properties) {
    return Flags.read(Settings.ofProperties(properties), Origin.CONFIGURATION);
  }

  private static Flags again(Flags before, String level) {
    return before.next(
        Settings.ofProperties(Map.of("fallback.level", level)), Origin.CONFIGURATION);
  }

  private static int level(@Nullable LevelFlag flag) {
    assertThat(flag).isNotNull();
    return flag.level();
  }
}
