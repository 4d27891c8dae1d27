package io.github.fallback4j.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalibrationTest {

  @ParameterizedTest
  @CsvSource({"260, 1400", "200, 2000", "190, 2000", "500, 100"})
  void hundredLessonsUsed_eachMayUse(long usedMillis, long workMicros) {
    assertThat(Calibration.lessonWork(usedMillis * 1_000_000, 100)).isEqualTo(workMicros * 1_000);
  }
}
