package io.github.fallback4j.internal.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fallback4j.Criticality;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LevelShareTest {

  @ParameterizedTest
  @CsvSource({
    "0, 1, 1, 1",
    "0.25, 0.75, 1, 1",
    "1, 0, 1, 1",
    "1.4, 0, 0.6, 1",
    "2, 0, 0, 1",
    "2.5, 0, 0, 0.5",
    "3, 0, 0, 0"
  })
  void level_dropsTheLeastCriticalFirst(
      double level, double decorative, double useful, double important) {
    assertThat(LevelShare.admitted(level, Criticality.DECORATIVE))
        .isCloseTo(decorative, within(1e-9));
    assertThat(LevelShare.admitted(level, Criticality.USEFUL)).isCloseTo(useful, within(1e-9));
    assertThat(LevelShare.admitted(level, Criticality.IMPORTANT))
        .isCloseTo(important, within(1e-9));
  }
}
