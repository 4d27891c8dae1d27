package io.github.fallback4j.examples.webflux.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TallyTest {
  private final Tally tally = new Tally();

  @Test
  void nobodyCame_nothingTookAnyTime() {
    assertThat(tally.requests()).isZero();
    assertThat(tally.within(0.99)).isZero();
  }

  @Test
  void someWereAnsweredAndOneWasNot_shareIsOfTheAnswered() {
    for (int i = 100; i >= 1; i--) {
      tally.answered(Duration.ofMillis(i));
    }
    tally.failed();

    assertThat(tally.requests()).isEqualTo(101);
    assertThat(tally.failures()).isEqualTo(1);
    assertThat(tally.within(0.5)).isEqualTo(Duration.ofMillis(50));
    assertThat(tally.within(0.99)).isEqualTo(Duration.ofMillis(99));
    assertThat(tally.within(1)).isEqualTo(Duration.ofMillis(100));
  }
}
