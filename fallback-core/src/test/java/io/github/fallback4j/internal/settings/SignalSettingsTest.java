package io.github.fallback4j.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.settings.HealthSignalSettings;
import io.github.fallback4j.settings.MeterThreshold;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How signals are asked, and the meter that is one. */
class SignalSettingsTest {
  private static final DependencySpec RANKING = DependencySpec.nonEssential("ranking").build();
  private static final DependencySpec LESSON = DependencySpec.essential("lesson").build();
  private static final String OWN = "fallback.dependencies.ranking.";

  /** Reads {@code name=value} pairs. */
  private static DependencySpec read(DependencySpec declared, String... pairs) {
    Map<String, String> properties = new HashMap<>();
    for (String pair : pairs) {
      int equals = pair.indexOf('=');
      properties.put(pair.substring(0, equals), pair.substring(equals + 1));
    }
    return new SpecReader(Settings.ofProperties(properties)).read(declared);
  }

  private static MeterThreshold meter(String... pairs) {
    return read(RANKING, pairs).meter();
  }

  @Test
  void nothingSet_askedEveryFiveSecondsAndNoMeter() {
    DependencySpec spec = read(RANKING);

    assertThat(spec.healthSignal())
        .isEqualTo(new HealthSignalSettings(true, Duration.ofSeconds(5), Duration.ofSeconds(1)));
    assertThat(spec.meter()).isNull();
  }

  @Test
  void signal_isReadAlsoFromDefaults() {
    assertThat(
            read(
                    RANKING,
                    OWN + "health-signal.enabled=false",
                    OWN + "health-signal.period=10s",
                    "fallback.defaults.health-signal.timeout=2s")
                .healthSignal())
        .isEqualTo(new HealthSignalSettings(false, Duration.ofSeconds(10), Duration.ofSeconds(2)));
  }

  @ParameterizedTest
  @CsvSource({
    "health-signal.period, 99ms, write a value from 100ms to 1h",
    "health-signal.period, 2h, write a value from 100ms to 1h",
    "health-signal.timeout, 9ms, write a value from 10ms to 1h",
    "health-signal.timeout, 6s, write a value from 10ms to 5s",
    "health-signal.enabled, maybe, write true or false"
  })
  void signalOutOfRange_isRefused(String name, String value, String advice) {
    assertThatThrownBy(() -> read(RANKING, OWN + name + "=" + value))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining(OWN + name + " is '" + value + "'")
        .hasMessageContaining(advice);
  }

  @Test
  void meter_isRead() {
    assertThat(
            meter(
                OWN + "meter.name=redis.latency",
                OWN + "meter.tags=region=eu, phi=0.99",
                OWN + "meter.statistic=p99",
                OWN + "meter.above=0.5",
                OWN + "meter.for=30s"))
        .isEqualTo(
            new MeterThreshold(
                "redis.latency",
                Map.of("region", "eu", "phi", "0.99"),
                "p99",
                0.5,
                null,
                Duration.ofSeconds(30)));
  }

  @Test
  void meterWithNameAndLimit_hasTheOtherDefaults() {
    assertThat(meter(OWN + "meter.name=lag", OWN + "meter.below=-1"))
        .isEqualTo(MeterThreshold.below("lag", -1));
  }

  @Test
  void declaredMeter_isKeptAsFarAsNothingElseIsSet() {
    MeterThreshold declared = MeterThreshold.below("lag", 1).tag("region", "eu");
    DependencySpec spec = RANKING.toBuilder().meter(declared).build();

    assertThat(read(spec).meter()).isEqualTo(declared);
    assertThat(read(spec, OWN + "meter.for=1s").meter())
        .isEqualTo(declared.lasting(Duration.ofSeconds(1)));
    assertThat(read(spec, OWN + "meter.above=9").meter())
        .isEqualTo(MeterThreshold.above("lag", 9).tag("region", "eu"));
    assertThat(read(spec, "fallback.defaults.meter.name=pool").meter()).isEqualTo(declared);
  }

  @Test
  void meterInDefaults_isForWhatCanBeSetAside() {
    String[] common = {"fallback.defaults.meter.name=lag", "fallback.defaults.meter.above=5"};

    assertThat(meter(common)).isEqualTo(MeterThreshold.above("lag", 5));
    assertThat(read(LESSON, common).meter()).isNull();
    assertThat(read(RANKING, "fallback.defaults.meter.for=30s").meter()).isNull();
  }

  @Test
  void limitInDefaults_isNotForWhatHasTheOtherLimit() {
    MeterThreshold declared = MeterThreshold.above("lag", 9);
    DependencySpec spec = RANKING.toBuilder().meter(declared).build();

    assertThat(read(spec, "fallback.defaults.meter.below=1").meter()).isEqualTo(declared);
    assertThat(
            meter(OWN + "meter.name=lag", OWN + "meter.above=9", "fallback.defaults.meter.below=1"))
        .isEqualTo(declared);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "meter.above=5|meter.above is '5': meter.above of 'ranking' needs 'meter.name'|set 'meter.name' too, like redis.latency",
        "meter.name=lag|meter.name is 'lag': meter 'lag' has no limit|either 'above' or 'below'",
        "meter.name=lag;meter.above=5;meter.below=1|has two limits|either 'above' or 'below'",
        "meter.name=lag;meter.above=high|meter.above is 'high'|write a number",
        "meter.name=lag;meter.above=5;meter.tags=eu|meter.tags is 'eu'|like region=eu",
        "meter.name=lag;meter.above=5;meter.statistic=p100|statistic is 'p100'|like p99",
        "meter.name=lag;meter.above=5;meter.for=2h|meter.for is '2h'|from 0s to 1h"
      })
  void meterThatCannotBeRead_isRefused(String pairs, String problem, String advice) {
    String[] own = pairs.split(";");
    for (int i = 0; i < own.length; i++) {
      own[i] = OWN + own[i];
    }

    assertThatThrownBy(() -> meter(own))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining(problem)
        .hasMessageContaining(advice);
  }

  @Test
  void meterOfAnEssentialWithoutStandby_isRefused() {
    assertThatThrownBy(
            () ->
                read(
                    LESSON,
                    "fallback.dependencies.lesson.meter.name=lag",
                    "fallback.dependencies.lesson.meter.above=5"))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("meter of 'lesson' is 'lag', but it is always called");
  }
}
