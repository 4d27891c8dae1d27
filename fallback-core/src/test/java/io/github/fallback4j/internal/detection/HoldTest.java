package io.github.fallback4j.internal.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long a dependency is left alone. */
class HoldTest {
  private final Hold hold = new Hold(Duration.ofSeconds(2), Duration.ofSeconds(10));

  @ParameterizedTest
  @CsvSource({
    "0, 0.5, 2000",
    "0, 0, 1600",
    "0, 1, 2400",
    "30, 0.5, 2000",
    "45, 0.5, 6000",
    "60, 0.5, 10000",
    "60, 1, 12000",
    "3600, 0.5, 10000",
    "-1, 0.5, 2000"
  })
  void growsWithTheOutageAndVariesByAFifth(long outageSeconds, double random, long millis) {
    Duration next = hold.next(Duration.ofSeconds(outageSeconds).toNanos(), random);

    assertThat(next).isCloseTo(Duration.ofMillis(millis), Duration.ofMillis(1));
  }
}
