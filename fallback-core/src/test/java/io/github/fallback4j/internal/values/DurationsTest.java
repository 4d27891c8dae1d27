package io.github.fallback4j.internal.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

  @ParameterizedTest
  @CsvSource({
    "10ns, PT0.00000001S", "7us, PT0.000007S", "300ms, PT0.3S", "2s, PT2S", "5m, PT5M",
        "24h, PT24H",
    "1d, PT24H", "0s, PT0S", "300MS, PT0.3S", "' 2 s ', PT2S", "PT1.5S, PT1.5S", "pt30s, PT30S"
  })
  void writtenAsPeopleDo_isRead(String text, Duration expected) {
    assertThat(Durations.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "PT0.25S, 250ms",
    "PT2S, 2s",
    "PT90S, 90s",
    "PT6H, 6h",
    "PT48H, 2d",
    "PT0.000001001S, 1001ns"
  })
  void written_isInTheLargestUnitThatLeavesAWholeNumber(Duration duration, String expected) {
    assertThat(Durations.text(duration)).isEqualTo(expected);
    assertThat(Durations.parse(expected)).isEqualTo(duration);
  }

  @Test
  void bareNumber_isRefusedWithTheUnitsItMayMean() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.parse("300"))
        .withMessage("add a unit: write 300ms or 300s");
  }

  @Test
  void negative_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.parse("PT-1S"))
        .withMessageContaining("not negative");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "5 parsecs",
        "1.5s",
        "-5s",
        "s",
        "PT",
        "99999999999999999999s",
        "9999999999999999d"
      })
  void noDuration_isRefusedWithTheForm(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Durations.parse(text))
        .withMessageContaining("write a whole number and a unit");
  }
}
