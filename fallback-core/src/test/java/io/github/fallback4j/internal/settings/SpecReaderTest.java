package io.github.fallback4j.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.Criticality;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.settings.BreakerSettings;
import io.github.fallback4j.settings.DependencySettings;
import io.github.fallback4j.settings.HealthSignalSettings;
import io.github.fallback4j.settings.LastKnownGoodSettings;
import io.github.fallback4j.settings.Objective;
import io.github.fallback4j.settings.SettingDefinition;
import io.github.fallback4j.settings.StandbySettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class SpecReaderTest {
  private static final DependencySpec RANKING = DependencySpec.nonEssential("ranking").build();
  private static final DependencySpec ESSENTIAL = DependencySpec.essential("ranking").build();
  private static final String OWN = "fallback.dependencies.ranking.";
  private static final String COMMON = "fallback.defaults.";

  /** Settings of one dependency, as they are written; none is its default. */
  private static final String WRITTEN =
      """
      criticality=decorative
      tags=redis, tokyo
      automatic=observe
      deadline=300ms
      enforce=offload
      permits=7
      warm-up=0
      idempotent=true
      objective=99.95%
      objective-latency=250ms
      faults.only=java.io.IOException
      faults.except=java.io.FileNotFoundException
      breaker.failures=9
      breaker.span=1s
      breaker.hold=5s
      breaker.longest-hold=30s
      breaker.probes=1
      circuit-breaker=redis
      ramp.steps=0.2,0.6
      ramp.step=5s
      ramp.results=11
      ramp.failure-share=0.1
      last-known-good.max-age=1h
      last-known-good.max-entries=10
      standby.deadline=2s
      standby.permits=8
      health=redis
      soften-health=true
      health-signal.enabled=false
      health-signal.period=10s
      health-signal.timeout=2s
      description=The top ten
      owner=team-games
      runbook=https://example.org/ranking
      notice=The ranking rests
      """;

  /** Without the mode, which is a flag, and the meter, whose settings need each other. */
  private static final List<SettingDefinition<?>> SETTINGS =
      DependencySettings.all().stream()
          .filter(each -> each != DependencySettings.MODE && !each.name().startsWith("meter."))
          .toList();

  private static DependencySpec read(DependencySpec declared, Map<String, String> properties) {
    return new SpecReader(Settings.ofProperties(properties)).read(declared);
  }

  private static DependencySpec read(String property, String value) {
    return read(RANKING, Map.of(property, value));
  }

  @Test
  void nothingSet_specStaysAsDeclared() {
    assertThat(read(RANKING, Map.of())).isEqualTo(RANKING);
  }

  /** A dependency that a setting, and what it needs, may be set for. */
  private static DependencySpec declaredFor(SettingDefinition<?> setting) {
    SettingDefinition<?> needed = setting.needed();
    return Stream.of(RANKING, ESSENTIAL, RANKING.toBuilder().standby().build())
        .filter(spec -> setting.reaches(spec) && (needed == null || needed.reaches(spec)))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @FieldSource("SETTINGS")
  void eachSetting_isReadForItsDependencyAndAsADefault(SettingDefinition<?> setting) {
    DependencySpec declared = declaredFor(setting);
    Object expected = setting.parse(SettingSamples.of(setting));

    assertThat(read(declared, SettingSamples.withNeeded(OWN, setting)).find(setting))
        .isEqualTo(expected);
    assertThat(read(declared, SettingSamples.withNeeded(COMMON, setting)).find(setting))
        .isEqualTo(expected);
  }

  @Test
  void allSettings_makeTheSpecTheyDescribe() {
    Map<String, String> properties = new LinkedHashMap<>();
    WRITTEN
        .lines()
        .map(line -> line.split("=", 2))
        .forEach(parts -> properties.put(OWN + parts[0], parts[1]));

    DependencySpec spec = read(ESSENTIAL.toBuilder().standby().build(), properties);

    assertThat(spec.criticality()).isEqualTo(Criticality.DECORATIVE);
    assertThat(spec.tags()).containsExactlyInAnyOrder("redis", "tokyo");
    assertThat(spec.automatic()).isEqualTo(Automatic.OBSERVE);
    assertThat(spec.deadline()).isEqualTo(Duration.ofMillis(300));
    assertThat(spec.enforce()).isEqualTo(Enforce.OFFLOAD);
    assertThat(spec.permits()).isEqualTo(7);
    assertThat(spec.warmUp()).isZero();
    assertThat(spec.idempotent()).isTrue();
    assertThat(spec.objective()).isEqualTo(new Objective(0.9995, Duration.ofMillis(250)));
    assertThat(spec.breaker())
        .isEqualTo(
            new BreakerSettings(
                9, Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(30), 1));
    assertThat(spec.circuitBreaker()).isEqualTo("redis");
    assertThat(spec.ramp().steps()).containsExactly(0.2, 0.6);
    assertThat(spec.ramp().step()).isEqualTo(Duration.ofSeconds(5));
    assertThat(spec.ramp().results()).isEqualTo(11);
    assertThat(spec.ramp().failureShare()).isEqualTo(0.1);
    assertThat(spec.lastKnownGood()).isEqualTo(new LastKnownGoodSettings(Duration.ofHours(1), 10));
    assertThat(spec.standby()).isEqualTo(new StandbySettings(Duration.ofSeconds(2), 8));
    assertThat(spec.health()).isEqualTo("redis");
    assertThat(spec.softenHealth()).isTrue();
    assertThat(spec.healthSignal())
        .isEqualTo(new HealthSignalSettings(false, Duration.ofSeconds(10), Duration.ofSeconds(2)));
    assertThat(spec.description()).isEqualTo("The top ten");
    assertThat(spec.owner()).isEqualTo("team-games");
    assertThat(spec.runbook()).isEqualTo("https://example.org/ranking");
    assertThat(spec.notice()).isEqualTo("The ranking rests");
  }

  @Test
  void settingOfTheDependency_winsOverCodeAndDefault() {
    DependencySpec declared = RANKING.toBuilder().permits(3).build();

    assertThat(read(declared, Map.of(OWN + "permits", "7", COMMON + "permits", "9")).permits())
        .isEqualTo(7);
  }

  @Test
  void valueChosenInCode_winsOverDefault() {
    DependencySpec declared = RANKING.toBuilder().permits(3).build();

    assertThat(read(declared, Map.of(COMMON + "permits", "9")).permits()).isEqualTo(3);
  }

  @Test
  void librarysDefaultChosenInCode_winsOverDefault() {
    DependencySpec declared = DependencySpec.nonEssential("ranking").permits(50).build();

    assertThat(read(declared, Map.of(COMMON + "permits", "9")).permits()).isEqualTo(50);
  }

  @Test
  void librarysDefaultChosenInCode_isKnownAfterToBuilder() {
    DependencySpec declared = RANKING.toBuilder().permits(50).build().toBuilder().build();

    assertThat(read(declared, Map.of(COMMON + "permits", "9")).permits()).isEqualTo(50);
  }

  @Test
  void librarysDefaultsChosenInCodeAsARecord_winOverDefaults() {
    DependencySpec declared = RANKING.toBuilder().breaker(BreakerSettings.DEFAULT).build();

    assertThat(read(declared, Map.of(COMMON + "breaker.failures", "9")).breaker())
        .isEqualTo(BreakerSettings.DEFAULT);
  }

  @Test
  void librarysDefaultChosenInCode_losesToASettingOfTheDependency() {
    DependencySpec declared = RANKING.toBuilder().permits(50).build();

    assertThat(read(declared, Map.of(OWN + "permits", "7")).permits()).isEqualTo(7);
  }

  @Test
  void valueTakenBackInCode_leavesRoomForTheDefault() {
    DependencySpec declared = RANKING.toBuilder().owner("me").owner(null).build();

    assertThat(read(declared, Map.of(COMMON + "owner", "team")).owner()).isEqualTo("team");
  }

  @Test
  void nothingSet_specIsTheSameObject() {
    assertThat(read(RANKING, Map.of())).isSameAs(RANKING);
  }

  @Test
  void librarysDefaultAskedForByProperty_winsOverDefault() {
    assertThat(read(RANKING, Map.of(OWN + "permits", "50", COMMON + "permits", "9")).permits())
        .isEqualTo(50);
  }

  @Test
  void environment_winsOverConfiguration() {
    Settings settings =
        Settings.ofEnvironment(Map.of("FALLBACK_DEPENDENCIES_RANKING_PERMITS", "4"))
            .over(Settings.ofProperties(Map.of(OWN + "permits", "7")));

    assertThat(new SpecReader(settings).read(RANKING).permits()).isEqualTo(4);
  }

  @Test
  void settingOfAnotherDependency_changesNothing() {
    assertThat(read("fallback.dependencies.badges.permits", "7")).isEqualTo(RANKING);
  }

  @Test
  void holdAndLongestHoldTogether_areJudgedTogether() {
    DependencySpec spec =
        read(RANKING, Map.of(OWN + "breaker.hold", "20s", OWN + "breaker.longest-hold", "40s"));

    assertThat(spec.breaker().hold()).isEqualTo(Duration.ofSeconds(20));
    assertThat(spec.breaker().longestHold()).isEqualTo(Duration.ofSeconds(40));
  }

  @Test
  void oneSettingOfLastKnownGood_makesItRememberWithTheOthersDefault() {
    assertThat(read(OWN + "last-known-good.max-entries", "5").lastKnownGood())
        .isEqualTo(new LastKnownGoodSettings(Duration.ofHours(24), 5));
  }

  @Test
  void softenedByDefaultWithoutHealth_staysAsItIs() {
    assertThat(read(COMMON + "soften-health", "true")).isEqualTo(RANKING);
  }

  @ParameterizedTest
  @CsvSource({"false, OFF", "OFF, OFF", "Observe, OBSERVE", "enforce, ENFORCE"})
  void constantInEitherCaseOrAsYamlLeavesIt_isRead(String value, Automatic expected) {
    assertThat(read(OWN + "automatic", value).automatic()).isEqualTo(expected);
  }

  @Test
  void noRampSteps_areWrittenAsNone() {
    assertThat(read(OWN + "ramp.steps", "none").ramp().steps()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "criticality | vital | write one of important, useful, decorative",
        "tags | Redis | write lower-case letters",
        "automatic | sometimes | write one of enforce, observe, off",
        "deadline | 300 | add a unit: write 300ms or 300s",
        "deadline | 2h | write a value from",
        "enforce | true | write one of interrupt, offload, none",
        "permits | many | write a whole number",
        "permits | 0 | write a value from 1 to 10000",
        "warm-up | -1 | write a value from 0 to 10000",
        "idempotent | yes | write true or false",
        "breaker.failures | 0 | write a value from 1 to 1000",
        "breaker.span | 2m | write a value from",
        "breaker.hold | 20s | longest-hold",
        "ramp.steps | 0.5,0.25 | write rising shares",
        "ramp.steps | NaN | write a number",
        "ramp.failure-share | 2 | write a share between 0 and 1",
        "ramp.failure-share | 1e999 | write a number",
        "last-known-good.max-age | 0s | write a value from",
        "last-known-good.max-entries | 0 | write a value from",
        "soften-health | true | set 'health' too, like redis"
      })
  void valueThatDoesNotFit_isRefusedByNameWithValueAndWhatToWrite(
      String name, String value, String advice) {
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> read(OWN + name, value))
        .withMessageStartingWith(OWN + name + " is '" + value + "'")
        .withMessageContaining(advice);
    if (!name.equals("soften-health")) {
      assertThatExceptionOfType(InvalidConfigurationException.class)
          .isThrownBy(() -> read(COMMON + name, value))
          .withMessageStartingWith(COMMON + name + " is '" + value + "'");
    }
  }

  @Test
  void malformedVariable_isNamedAsItWasSpelt() {
    Settings settings =
        Settings.ofEnvironment(Map.of("FALLBACK_DEPENDENCIES_RANKING_DEADLINE", "fast"));

    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> new SpecReader(settings).read(RANKING))
        .withMessageStartingWith("FALLBACK_DEPENDENCIES_RANKING_DEADLINE is 'fast'");
  }

  @Test
  void malformedDefaultThatCodeOverrules_isRefusedAllTheSame() {
    DependencySpec declared = RANKING.toBuilder().deadline(Duration.ofMillis(5)).build();

    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> read(declared, Map.of(COMMON + "deadline", "fast")))
        .withMessageStartingWith(COMMON + "deadline is 'fast'");
  }

  @ParameterizedTest
  @CsvSource({"standby.deadline, 2s", "standby.permits, 8"})
  void standbySettingWithoutAStandby_isRefused(String name, String value) {
    assertThatThrownBy(() -> read(OWN + name, value))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining(OWN + name + " is '" + value + "'")
        .hasMessageContaining("'ranking' has limits for a standby route");
  }

  @Test
  void standbyDefaultWithoutAStandby_isNotForThisOne() {
    assertThat(read(RANKING, Map.of(COMMON + "standby.deadline", "2s"))).isEqualTo(RANKING);
  }

  @ParameterizedTest
  @CsvSource({"standby.deadline, 0s", "standby.deadline, 2h", "standby.permits, 0"})
  void standbySettingOutOfRange_isRefused(String name, String value) {
    DependencySpec declared = RANKING.toBuilder().standby().build();

    assertThatThrownBy(() -> read(declared, Map.of(OWN + name, value)))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining(OWN + name + " is '" + value + "'");
  }
}
