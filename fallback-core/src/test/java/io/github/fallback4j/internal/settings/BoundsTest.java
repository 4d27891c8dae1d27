package io.github.fallback4j.internal.settings;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.internal.names.NearestNames;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However much is wrong, what is said about it stays short. */
class BoundsTest {
  private static final int LONGEST = 20_000;
  private static final DependencySpec RANKING = DependencySpec.nonEssential("ranking").build();
  private static final DependencySpec LESSON = DependencySpec.essential("lesson").build();
  private static final Warnings WARNINGS = new Warnings(List.of(RANKING, LESSON));

  private static String targets(String form, int count) {
    return IntStream.range(0, count).mapToObj(form::formatted).collect(joining(","));
  }

  private static Flags off(String list) {
    return Flags.read(Settings.ofEnvironment(Map.of("FALLBACK_OFF", list)), Origin.ENVIRONMENT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"pod-%d", "tag:pod-%d", "pod %d: what is this?"})
  void thousandsOfUnknownTargets_areSummedUp(String form) {
    List<String> warnings = WARNINGS.ofFlags(off(targets(form, 20_000)));

    assertThat(warnings).hasSize(21).last().asString().contains("FALLBACK_OFF", "19980 more");
    assertThat(String.join("", warnings)).hasSizeLessThan(LONGEST);
  }

  @Test
  void thousandsOfEssentialTargets_areSummedUp() {
    assertThat(WARNINGS.ofFlags(off("lesson,".repeat(20_000)))).hasSize(21);
  }

  @Test
  void thousandsThatAreNoTargets_areSummedUp() {
    Flags flags = off("tag:,".repeat(20_000));

    assertThat(flags.malformed()).hasSize(21);
    assertThat(String.join("", flags.malformed())).hasSizeLessThan(LONGEST);
  }

  @Test
  void knownTargetAmongThousands_holds() {
    assertThat(off(targets("pod-%d", 20_000) + ",ranking").modes())
        .anyMatch(flag -> flag.target().covers(RANKING));
  }

  @Test
  void otherFlagsBesideThousands_areStillNamed() {
    Settings settings =
        Settings.ofEnvironment(
            Map.of("FALLBACK_OFF", targets("pod-%d", 2_000), "FALLBACK_STANDBY", "ranking"));

    assertThat(WARNINGS.ofFlags(Flags.read(settings, Origin.ENVIRONMENT)))
        .anyMatch(warning -> warning.contains("'ranking' has no standby route"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FALLBACK_X%d",
        "FALLBACK_DEPENDENCIES_POD%d_MODE",
        "FALLBACK_DEPENDENCIES_RANKING_X%d",
        "FALLBACK_DEPENDENCIES_LESSON_MODE%d"
      })
  void thousandsOfUnknownVariables_areSummedUp(String form) {
    Map<String, String> variables = new HashMap<>();
    IntStream.range(0, 5_000).forEach(i -> variables.put(form.formatted(i), "off"));
    Settings settings = Settings.ofEnvironment(variables);

    List<String> warnings = WARNINGS.ofSettings(settings);

    assertThat(warnings).hasSize(21).last().asString().contains("4980 more");
  }

  @Test
  void longId_isCut() {
    List<String> warnings = WARNINGS.ofFlags(off("x".repeat(100_000)));

    assertThat(warnings).singleElement().asString().hasSizeLessThan(600).contains("100000 char");
  }

  @Test
  void longName_isNearToNone() {
    assertThat(NearestNames.of("x".repeat(7_000), List.of("x".repeat(6_999)))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "objective, 1e2147483647%",
    "objective, 1e-2147483647%",
    "objective, 1e99999999999%",
    "objective, -1e2147483647%",
    "ramp.failure-share, 1e2147483647",
    "ramp.failure-share, 1e99999999999",
    "ramp.steps, '0.1,1e2147483647'",
    "meter.above, 1e2147483647",
    "permits, 99999999999",
    "deadline, 99999999999999999999s",
    "deadline, 9223372036854775807d",
    "deadline, PT9223372036854775807H"
  })
  void numberThatIsTooLarge_isRefusedWithItsKey(String name, String value) {
    String property = "fallback.dependencies.lesson." + name;
    SpecReader reader = new SpecReader(Settings.ofProperties(Map.of(property, value)));

    assertThatThrownBy(() -> reader.read(LESSON))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageStartingWith(property + " is '" + value + "'");
  }

  @ParameterizedTest
  @CsvSource({
    "objective, 9, %",
    "ramp.failure-share, 1, ''",
    "deadline, 9, ''",
    "deadline, 9, ms",
    "tags, 'a,', ''",
    "owner, x, ''",
    "faults.only, x, ''",
    "meter.statistic, p, ''"
  })
  void valueThatIsTooLong_isRefusedInAFewWords(String name, String repeated, String end) {
    String property = "fallback.dependencies.lesson." + name;
    SpecReader reader =
        new SpecReader(Settings.ofProperties(Map.of(property, repeated.repeat(300_000) + end)));

    assertThatThrownBy(() -> reader.read(LESSON))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageStartingWith(property + " is '")
        .hasMessageContaining("write at most 10,000 characters")
        .message()
        .hasSizeLessThan(500);
  }

  @Test
  void windowWithAValueThatIsTooLong_isRefused() {
    Settings settings =
        Settings.ofProperties(
            Map.of(
                "fallback.windows[0].cron", "0,".repeat(10_000) + "0 9 * * *",
                "fallback.windows[0].length", "1h",
                "fallback.windows[0].level", "1"));

    assertThatThrownBy(() -> WindowReader.read(settings, ZoneOffset.UTC, List.of()))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("fallback.windows[0].cron")
        .hasMessageContaining("write at most 10,000 characters");
  }
}
