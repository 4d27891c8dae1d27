package io.github.fallback4j.internal.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fallback4j.InvalidConfigurationException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GlobalsTest {

  @Test
  void nothingSet_isEnabledAndNotStrict() {
    assertThat(Globals.read(Settings.none())).isEqualTo(new Globals(true, false, true, null, null));
  }

  @Test
  void set_isRead() {
    Settings settings =
        Settings.ofEnvironment(Map.of("FALLBACK_ENABLED", "False", "FALLBACK_STRICT", "true"));

    assertThat(Globals.read(settings)).isEqualTo(new Globals(false, true, true, null, null));
  }

  @Test
  void neitherTrueNorFalse_isRefused() {
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> Globals.read(Settings.ofEnvironment(Map.of("FALLBACK_ENABLED", "no"))))
        .withMessage("FALLBACK_ENABLED is 'no' — write true or false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fallback.false", "fallback.true", "fallback.switches.false"})
  void keyThatYamlMisread_isRefusedWithAHint(String key) {
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(() -> Globals.read(Settings.ofProperties(Map.of(key, "ranking"))))
        .withMessageStartingWith(key + " is 'ranking'")
        .withMessageContaining("quotes");
  }

  @Test
  void levelControlIsSet_isRead() {
    Settings settings =
        Settings.ofProperties(
            Map.of(
                "fallback.level-control.enabled", "false",
                "fallback.level-control.latency", "400ms"));

    assertThat(Globals.read(settings))
        .isEqualTo(new Globals(true, false, false, Duration.ofMillis(400), null));
  }

  @Test
  void instanceIsSet_isRead() {
    assertThat(Globals.read(Settings.ofEnvironment(Map.of("FALLBACK_INSTANCE", "pod-7"))))
        .extracting(Globals::instance)
        .isEqualTo("pod-7");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0ms", "61m", "1000000d"})
  void latencyIsOutOfRange_isRefused(String latency) {
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(
            () ->
                Globals.read(
                    Settings.ofEnvironment(Map.of("FALLBACK_LEVEL_CONTROL_LATENCY", latency))))
        .withMessage(
            "FALLBACK_LEVEL_CONTROL_LATENCY is '%s' — write a value from 1ms to 1h", latency);
  }

  @Test
  void latencyIsNoDuration_isRefused() {
    assertThatExceptionOfType(InvalidConfigurationException.class)
        .isThrownBy(
            () ->
                Globals.read(
                    Settings.ofProperties(Map.of("fallback.level-control.latency", "fast"))))
        .withMessageContaining("fallback.level-control.latency is 'fast'");
  }
}
