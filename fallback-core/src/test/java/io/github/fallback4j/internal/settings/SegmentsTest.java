package io.github.fallback4j.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.InvalidConfigurationException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ids and settings that look the same once dots and dashes are gone. */
class SegmentsTest {
  private static final DependencySpec REDIS =
      DependencySpec.nonEssential("redis").standby().health("redis").build();
  private static final DependencySpec REDIS_STANDBY =
      DependencySpec.nonEssential("redis-standby").build();
  private static final DependencySpec REDIS_METER =
      DependencySpec.nonEssential("redis-meter").build();
  private static final DependencySpec REDIS_SOFTEN =
      DependencySpec.nonEssential("redis-soften").build();

  private static SpecReader ofProperty(String name, String value) {
    return new SpecReader(Settings.ofProperties(Map.of(name, value)));
  }

  private static SpecReader ofVariable(String name, String value) {
    return new SpecReader(Settings.ofEnvironment(Map.of(name, value)));
  }

  @Test
  void permitsOfTheStandby_areNotThoseOfADependencyCalledStandby() {
    SpecReader reader = ofProperty("fallback.dependencies.redis.standby.permits", "5");

    assertThat(reader.read(REDIS_STANDBY)).isEqualTo(REDIS_STANDBY);
    assertThat(reader.read(REDIS).standby().permits()).isEqualTo(5);
  }

  @Test
  void tagsOfAMeter_areNotThoseOfADependencyCalledMeter() {
    SpecReader reader = ofProperty("fallback.dependencies.redis.meter.tags", "region=eu");

    assertThat(reader.read(REDIS_METER)).isEqualTo(REDIS_METER);
  }

  @Test
  void softenHealth_isNotTheHealthOfADependencyCalledSoften() {
    SpecReader reader = ofProperty("fallback.dependencies.redis.soften-health", "true");

    assertThat(reader.read(REDIS_SOFTEN).health()).isNull();
    assertThat(reader.read(REDIS).softenHealth()).isTrue();
  }

  @Test
  void modeOfASegmentBelow_isNoFlag() {
    Settings settings =
        Settings.ofProperties(Map.of("fallback.dependencies.redis.meter.mode", "off"));

    assertThat(Flags.read(settings, Origin.CONFIGURATION).modes()).isEmpty();
  }

  @Test
  void settingThatEndsWithMode_isNoFlag() {
    Settings settings =
        Settings.ofEnvironment(Map.of("FALLBACK_DEPENDENCIES_REDIS_COMMODE", "off"));

    assertThat(Flags.read(settings, Origin.ENVIRONMENT).modes()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "fallback.dependencies.redis.standby.permits, redis",
    "fallback.dependencies.redis.meter.permits, redis"
  })
  void propertyOfAnUnknownDependency_isNotTakenForThatOfAnother(String property, String unknown) {
    Warnings warnings = new Warnings(List.of(REDIS_STANDBY, REDIS_METER));

    assertThat(warnings.ofSettings(Settings.ofProperties(Map.of(property, "5"))))
        .singleElement()
        .asString()
        .contains("there is no dependency '" + unknown + "'; did you mean redis-meter");
  }

  @ParameterizedTest
  @CsvSource({
    "fallback.dependencies.redis.soften.health, soften.health; did you mean soften-health",
    "fallback.dependencies.redis.last.known.good.max-age,"
        + " last.known.good.maxage; did you mean last-known-good.max-age",
    "fallback.defaults.warm.up, warm.up; did you mean warm-up",
    "fallback.windows[0].na.me, na.me; did you mean name"
  })
  void dotForADash_isReported(String property, String hint) {
    Warnings warnings = new Warnings(List.of(REDIS));

    assertThat(warnings.ofSettings(Settings.ofProperties(Map.of(property, "5"))))
        .singleElement()
        .asString()
        .contains("there is no setting '" + hint.replace(";", "';"));
  }

  @Test
  void variableThatCouldMeanTwo_isRefusedWithWhatToWrite() {
    SpecReader reader = ofVariable("FALLBACK_DEPENDENCIES_REDIS_STANDBY_PERMITS", "5");
    reader.read(REDIS);

    assertThatThrownBy(() -> reader.read(REDIS_STANDBY))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessage(
            "FALLBACK_DEPENDENCIES_REDIS_STANDBY_PERMITS is '5' — it could mean"
                + " fallback.dependencies.redis.standby.permits or"
                + " fallback.dependencies.redis-standby.permits: write"
                + " fallback.dependencies.redis.standby.permits or"
                + " FALLBACK_DEPENDENCIES_REDISSTANDBY_PERMITS instead");
  }

  @Test
  void variableThatCouldMeanTwo_isRefusedWhicheverComesFirst() {
    SpecReader reader = ofVariable("FALLBACK_DEPENDENCIES_REDIS_SOFTEN_HEALTH", "true");
    reader.read(REDIS_SOFTEN);

    assertThatThrownBy(() -> reader.read(REDIS))
        .hasMessageContaining("FALLBACK_DEPENDENCIES_REDIS_SOFTEN_HEALTH is 'true'")
        .hasMessageEndingWith(
            "write FALLBACK_DEPENDENCIES_REDISSOFTEN_HEALTH or"
                + " FALLBACK_DEPENDENCIES_REDIS_SOFTENHEALTH instead");
  }

  @Test
  void variableReadAgainForTheSame_isNotRefused() {
    SpecReader reader = ofVariable("FALLBACK_DEPENDENCIES_REDIS_STANDBY_PERMITS", "5");

    assertThat(reader.read(REDIS)).isEqualTo(reader.read(REDIS));
  }

  @Test
  void variableWithoutUnderscoreForTheDash_meansOne() {
    SpecReader reader = ofVariable("FALLBACK_DEPENDENCIES_REDISSTANDBY_PERMITS", "5");

    assertThat(reader.read(REDIS)).isEqualTo(REDIS);
    assertThat(reader.read(REDIS_STANDBY).permits()).isEqualTo(5);
  }

  @Test
  void variableNothingReads_isShownWithoutItsValue() {
    Warnings warnings = new Warnings(List.of(REDIS));
    Settings settings =
        Settings.ofEnvironment(
            Map.of(
                "FALLBACK_DEPENDENCIES_DATABASE_PASSWORD", "s3cret",
                "FALLBACK_DEPENDENCIES_REDIS_PASSWORD", "s3cret",
                "FALLBACK_DEPENDENCIES_DATABASE_OWNER", "s3cret",
                "FALLBACK_DEPENDENCIES_DATABASE_MODE", "s3cret",
                "FALLBACK_DEPENDENCIES_DATA_BASE_OWNER", "s3cret2",
                "FALLBACK_DEFAULTS_PASSWORD", "s3cret",
                "FALLBACK_WINDOWS_0_PASSWORD", "s3cret"));
    Flags flags = Flags.read(settings, Origin.ENVIRONMENT);

    assertThat(warnings.ofSettings(settings)).hasSize(8);
    assertThat(warnings.ofSettings(settings)).noneMatch(warning -> warning.contains("s3cret"));
    assertThat(warnings.ofFlags(flags)).noneMatch(warning -> warning.contains("s3cret"));
    assertThat(flags.malformed()).noneMatch(problem -> problem.contains("s3cret"));
  }

  @Test
  void propertyNothingReads_isShownWithoutItsValue() {
    Warnings warnings = new Warnings(List.of(REDIS));

    assertThat(
            warnings.ofSettings(
                Settings.ofProperties(Map.of("fallback.dependencies.redis.password", "s3cret"))))
        .singleElement()
        .asString()
        .contains("fallback.dependencies.redis.password is set")
        .doesNotContain("s3cret");
  }
}
