package io.github.fallback4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.settings.BreakerSettings;
import io.github.fallback4j.settings.DependencySettings;
import io.github.fallback4j.settings.FaultSettings;
import io.github.fallback4j.settings.HealthSignalSettings;
import io.github.fallback4j.settings.LastKnownGoodSettings;
import io.github.fallback4j.settings.MeterThreshold;
import io.github.fallback4j.settings.Objective;
import io.github.fallback4j.settings.RampSettings;
import io.github.fallback4j.settings.StandbySettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DependencySpecTest {

  private static DependencySpecBuilder ranking() {
    return DependencySpec.nonEssential("ranking");
  }

  @Test
  void nothingSaid_hasTheDefaults() {
    DependencySpec spec = ranking().build();

    assertThat(spec.criticality()).isEqualTo(Criticality.USEFUL);
    assertThat(spec.tags()).isEmpty();
    assertThat(spec.automatic()).isEqualTo(Automatic.ENFORCE);
    assertThat(spec.deadline()).isEqualTo(Duration.ofSeconds(1));
    assertThat(spec.enforce()).isEqualTo(Enforce.INTERRUPT);
    assertThat(spec.permits()).isEqualTo(50);
    assertThat(spec.warmUp()).isEqualTo(20);
    assertThat(spec.idempotent()).isFalse();
    assertThat(spec.softenHealth()).isFalse();
    assertThat(spec.passThrough()).isEmpty();
    assertThat(spec.faults()).isEqualTo(FaultSettings.DEFAULT);
    assertThat(spec.breaker())
        .isEqualTo(
            new BreakerSettings(
                5, Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(10), 3));
    assertThat(spec.ramp())
        .isEqualTo(new RampSettings(List.of(0.1, 0.25, 0.5), Duration.ofSeconds(2), 5, 0.5));
    assertThat(spec.healthSignal())
        .isEqualTo(new HealthSignalSettings(true, Duration.ofSeconds(5), Duration.ofSeconds(1)));
    assertThat(spec.lastKnownGood()).isNull();
    assertThat(spec.standby()).isNull();
    assertThat(spec.objective()).isNull();
    assertThat(spec.meter()).isNull();
    assertThat(spec.health()).isNull();
    assertThat(spec.circuitBreaker()).isNull();
    assertThat(spec.probe()).isNull();
    assertThat(spec.notice()).isNull();
  }

  @Test
  void everythingSaid_isKeptByToBuilder() {
    Callable<Boolean> probe = () -> true;
    MeterThreshold meter = MeterThreshold.above("lag", 5).tag("region", "eu");
    FaultSettings faults = FaultSettings.DEFAULT.only(List.of(IOException.class)).when(t -> true);
    DependencySpec spec =
        ranking()
            .standby(new StandbySettings(Duration.ofSeconds(3), 4))
            .lastKnownGood(new LastKnownGoodSettings(Duration.ofHours(1), 9))
            .passThrough(List.of(IOException.class))
            .faults(faults)
            .probe(probe)
            .meter(meter)
            .build();

    DependencySpec copy = spec.toBuilder().build();

    assertThat(copy).isEqualTo(spec).hasSameHashCodeAs(spec);
    assertThat(copy.standby()).isEqualTo(new StandbySettings(Duration.ofSeconds(3), 4));
    assertThat(copy.lastKnownGood()).isEqualTo(new LastKnownGoodSettings(Duration.ofHours(1), 9));
    assertThat(copy.passThrough()).containsExactly(IOException.class);
    assertThat(copy.faults()).isEqualTo(faults);
    assertThat(copy.probe()).isSameAs(probe);
    assertThat(copy.meter()).isEqualTo(meter);
  }

  @Test
  void defaultSaid_isKnownAsSaid() {
    assertThat(ranking().permits(50).build().says(DependencySettings.PERMITS)).isTrue();
    assertThat(ranking().build().says(DependencySettings.PERMITS)).isFalse();
  }

  @Test
  void nullSaid_takesBack() {
    DependencySpec spec =
        ranking()
            .standby()
            .lastKnownGood()
            .meter(MeterThreshold.above("lag", 5))
            .build()
            .toBuilder()
            .standby(null)
            .lastKnownGood(null)
            .meter(null)
            .build();

    assertThat(spec).isEqualTo(ranking().build());
  }

  @Test
  void rememberedWithoutLimits_hasTheUsualOnes() {
    assertThat(ranking().lastKnownGood().build().lastKnownGood())
        .isEqualTo(LastKnownGoodSettings.DEFAULT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Ranking", "9lives", "a--b", "a-", "all", "lesson_ranking"})
  void idIsMalformed_isRefused(String id) {
    assertThatThrownBy(() -> DependencySpec.nonEssential(id).build())
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageStartingWith("dependency id is '" + id + "' — write lower-case letters");
  }

  @Test
  void idIsTooLong_isRefused() {
    assertThat(DependencySpec.nonEssential("a".repeat(64)).build().id()).hasSize(64);
    assertThatThrownBy(() -> DependencySpec.nonEssential("a".repeat(65)).build())
        .isInstanceOf(InvalidConfigurationException.class);
  }

  @Test
  void valueIsOutOfRange_isRefusedByNameAndDependency() {
    assertThatThrownBy(() -> ranking().deadline(Duration.ofHours(2)).build())
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessage("deadline of 'ranking' is 2h — write a value from 1ms to 1h");
    assertThatThrownBy(() -> ranking().tags("Redis").build())
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageStartingWith("tags of 'ranking' is [Redis] — write lower-case letters");
  }

  @Test
  void softenedWithoutHealth_isRefused() {
    assertThatThrownBy(() -> ranking().softenHealth(true).build())
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessage(
            "soften-health of 'ranking' needs 'health', which is not set — set 'health' too, like"
                + " redis");
    assertThat(ranking().softenHealth(false).build().softenHealth()).isFalse();
  }

  @Test
  void objectiveOfANonEssentialOne_isRefused() {
    assertThatThrownBy(() -> ranking().objective(new Objective(0.99, null)).build())
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageStartingWith("'ranking' has an objective, but is not essential");
  }

  @Test
  void limitsOfAStandbyThatIsNotThere_areRefused() {
    assertThatThrownBy(() -> ranking().set(DependencySettings.STANDBY_PERMITS, 3).build())
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageStartingWith("'ranking' has limits for a standby route");
  }

  @Test
  void circuitBreakerOfAnEssentialOneWithoutStandby_isRefused() {
    assertThatThrownBy(() -> DependencySpec.essential("lesson").circuitBreaker("redis").build())
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageStartingWith("circuit breaker of 'lesson' is 'redis', but it is always called");
  }

  @Test
  void modeSaidInCode_isRefused() {
    assertThatThrownBy(() -> ranking().set(DependencySettings.MODE, Mode.OFF))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessage("mode of 'ranking' is set in code — give an order to the switchboard instead");
  }

  @Test
  void differentThingsSaid_areNotEqual() {
    assertThat(ranking().build())
        .isNotEqualTo(ranking().permits(7).build())
        .isNotEqualTo(DependencySpec.essential("ranking").build())
        .isNotEqualTo(DependencySpec.nonEssential("badges").build());
  }

  @Test
  void spec_showsWhatWasSaid() {
    assertThat(ranking().permits(7).build()).hasToString("non-essential ranking {permits=7}");
  }
}
