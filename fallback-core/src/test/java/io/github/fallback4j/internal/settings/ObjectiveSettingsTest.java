package io.github.fallback4j.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.settings.Objective;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An objective is two settings, and only for what is essential. */
class ObjectiveSettingsTest {
  private static final DependencySpec LESSON = DependencySpec.essential("lesson").build();
  private static final DependencySpec RANKING = DependencySpec.nonEssential("ranking").build();
  private static final String SHARE = "fallback.dependencies.lesson.objective";
  private static final String LATENCY = "fallback.dependencies.lesson.objective-latency";
  private static final String COMMON_SHARE = "fallback.defaults.objective";
  private static final String COMMON_LATENCY = "fallback.defaults.objective-latency";

  private static @Nullable Objective read(DependencySpec declared, String... properties) {
    Map<String, String> set =
        properties.length == 2
            ? Map.of(properties[0], properties[1])
            : Map.of(properties[0], properties[1], properties[2], properties[3]);
    return new SpecReader(Settings.ofProperties(set)).read(declared).objective();
  }

  @ParameterizedTest
  @CsvSource({"99.95%, 0.9995", "99.99 %, 0.9999", "50%, 0.5", "0.1%, 0.001"})
  void percentage_isTheShareItNames(String percentage, double share) {
    assertThat(read(LESSON, SHARE, percentage)).isEqualTo(new Objective(share, null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "99.95 | write a percentage with its sign, like 99.95%",
        "0.9995 | write a percentage with its sign, like 99.95%",
        "three nines% | write a percentage with its sign, like 99.95%",
        "% | write a percentage with its sign, like 99.95%",
        "100% | write one above 0 and below 1; in a setting, above 0% and below 100%",
        "99.99999999999999999999% | write one above 0 and below 1",
        "0% | write one above 0 and below 1",
        "-1% | write one above 0 and below 1"
      })
  void valueThatIsNoShare_isRefusedByNameWithValueAndWhatToWrite(String value, String advice) {
    for (String property : new String[] {SHARE, COMMON_SHARE}) {
      assertThatExceptionOfType(InvalidConfigurationException.class)
          .isThrownBy(() -> read(LESSON, property, value))
          .withMessageStartingWith(property + " is '" + value + "'")
          .withMessageContaining(advice);
    }
  }

  @Test
  void latencyOutOfRange_isRefusedByName() {
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> read(LESSON, SHARE, "99.9%", LATENCY, "2h"))
        .withMessageContaining(LATENCY + " is '2h'")
        .withMessageContaining("write a value from 1ms to 1h");
  }

  @Test
  void latencyWithoutObjective_isRefused() {
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> read(LESSON, LATENCY, "250ms"))
        .withMessage(
            LATENCY
                + " is '250ms': objective-latency of 'lesson' needs 'objective', which is not"
                + " set — set 'objective' too, like 99.95%");
  }

  @Test
  void latencyByDefaultWithoutObjective_saysNothing() {
    assertThat(read(LESSON, COMMON_LATENCY, "250ms")).isNull();
  }

  @Test
  void objectiveOfANonEssentialDependency_isRefused() {
    String property = "fallback.dependencies.ranking.objective";

    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> read(RANKING, property, "99.95%"))
        .withMessageStartingWith(property + " is '99.95%': 'ranking' has an objective, but is not");
  }

  @Test
  void defaults_holdForWhatIsEssentialOnly() {
    assertThat(read(LESSON, COMMON_SHARE, "99.9%", COMMON_LATENCY, "1s"))
        .isEqualTo(new Objective(0.999, Duration.ofSeconds(1)));
    assertThat(read(RANKING, COMMON_SHARE, "99.9%", COMMON_LATENCY, "1s")).isNull();
  }

  @Test
  void malformedDefault_isRefusedThoughNothingIsEssential() {
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> read(RANKING, COMMON_SHARE, "99.9"))
        .withMessageStartingWith(COMMON_SHARE + " is '99.9'");
  }

  @Test
  void oneOfTheTwoSet_leavesTheOtherAsDeclared() {
    DependencySpec declared =
        LESSON.toBuilder().objective(new Objective(0.99, Duration.ofSeconds(2))).build();

    assertThat(read(declared, SHARE, "99.9%"))
        .isEqualTo(new Objective(0.999, Duration.ofSeconds(2)));
    assertThat(read(declared, LATENCY, "1s")).isEqualTo(new Objective(0.99, Duration.ofSeconds(1)));
    assertThat(read(declared, COMMON_SHARE, "99.9%")).isEqualTo(declared.objective());
  }
}
