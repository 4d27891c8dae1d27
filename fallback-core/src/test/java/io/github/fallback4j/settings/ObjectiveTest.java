package io.github.fallback4j.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencySpecBuilder;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.ObjectiveState;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectiveTest {

  @ParameterizedTest
  @CsvSource({
    "0.9995, 0, 0, 0",
    "0.9995, 1000, 0, 0",
    "0.9995, 2000, 1, 1",
    "0.9995, 1000, 1, 2",
    "0.999, 1000, 1, 1",
    "0.9999, 1000, 1000, 10000",
    "0.5, 4, 3, 1.5"
  })
  void burnRate_isTheShareOfBadCallsOverTheShareThatMayBeBad(
      double share, long calls, long bad, double rate) {
    assertThat(new Objective(share, null).burnRate(calls, bad)).isEqualTo(rate);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "2, -1"})
  void budgetRemaining_isWhatTheBurnRateLeaves(double rate, double remaining) {
    assertThat(new ObjectiveState.Window(1000, 1, rate).budgetRemaining()).isEqualTo(remaining);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 1, -0.5, 99.95, Double.NaN, Double.POSITIVE_INFINITY})
  void shareOutOfRange_isRefused(double share) {
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> new Objective(share, null))
        .withMessageContaining("objective is " + share)
        .withMessageContaining("write one above 0 and below 1");
  }

  @ParameterizedTest
  @CsvSource({"PT0S, 0s", "PT-1S, -1s", "PT1H0.001S, 3600001ms"})
  void latencyOutOfRange_isRefused(Duration latency, String shown) {
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> new Objective(0.999, latency))
        .withMessageContaining("objective-latency is " + shown + " ");
  }

  @Test
  void objectiveOfANonEssentialDependency_isRefused() {
    DependencySpecBuilder ranking =
        DependencySpec.nonEssential("ranking").objective(new Objective(0.999, null));

    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(ranking::build)
        .withMessageContaining("'ranking' has an objective, but is not essential");
  }
}
