package io.github.fallback4j.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.DependencySpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FlagsTest {
  private static final DependencySpec RANKING =
      DependencySpec.nonEssential("lesson-ranking").tags("redis").build();

  private static List<String> covering(Settings settings) {
    return Flags.read(settings).covering(RANKING).stream()
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
        .containsExactly(variable + " OFF lesson-ranking");
  }

  @ParameterizedTest
  @CsvSource({"off, OFF", "false, OFF", "on, ON", "true, ON", "Standby, STANDBY"})
  void modeAsWrittenOrAsYamlLeavesIt_isRead(String value, String mode) {
    assertThat(
            covering(
                Settings.ofProperties(Map.of("fallback.dependencies.lesson-ranking.mode", value))))
        .containsExactly("fallback.dependencies.lesson-ranking.mode " + mode + " lesson-ranking");
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
            "fallback.dependencies.lesson-ranking.mode OFF lesson-ranking",
            "fallback.switches.on ON lesson-ranking");
  }

  @Test
  void levels_environmentFirst() {
    Settings settings =
        Settings.ofEnvironment(Map.of("FALLBACK_LEVEL", "0"))
            .over(Settings.ofProperties(Map.of("fallback.level", "3")));

    assertThat(Flags.read(settings).levels()).extracting(LevelFlag::level).containsExactly(0, 3);
  }

  @Test
  void malformedLevel_leavesTheOtherOneToHold() {
    Settings settings =
        Settings.ofEnvironment(Map.of("FALLBACK_LEVEL", "high"))
            .over(Settings.ofProperties(Map.of("fallback.level", "1")));

    assertThat(Flags.read(settings).levels()).extracting(LevelFlag::level).containsExactly(1);
  }
}
