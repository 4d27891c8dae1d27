package io.github.fallback4j.examples.school.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {

  @ParameterizedTest
  @CsvSource({
    "PT0S, a moment ago",
    "PT59S, a moment ago",
    "PT1M, 1 minute ago",
    "PT59M59S, 59 minutes ago",
    "PT1H, 1 hour ago",
    "PT23H, 23 hours ago"
  })
  void anAgeIsSaidTheWayPeopleDo(Duration age, String words) {
    assertThat(Age.inWords(age)).isEqualTo(words);
  }
}
