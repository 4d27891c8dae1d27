package io.github.fallback4j.examples.school.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, moment, 1",
    "PT59S, moment, 1",
    "PT1M, minutes, 1",
    "PT59M59S, minutes, 59",
    "PT1H, hours, 1",
    "PT23H, hours, 23"
  })
  void anAgeIsCountedTheWayPeopleDo(Duration age, String unit, long count) {
    assertThat(Age.of(age)).isEqualTo(new Age(unit, count));
  }
}
