package io.github.fallback4j.internal.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A dependency that fails, returns and fails again. */
class FlapDamperTest {
  private final FlapDamper damper = new FlapDamper();
  private long now = Long.MAX_VALUE - 1; // ticks overflow on the way

  private Duration tripAfter(Duration pause) {
    now += pause.toNanos();
    return damper.tripped(now);
  }

  @Test
  void fourTripsInARow_areNoFlapping() {
    for (int i = 0; i < 4; i++) {
      assertThat(tripAfter(Duration.ofSeconds(1))).isZero();
    }
  }

  @Test
  void sixTripsInARow_holdUntilThePenaltyHasFallen() {
    for (int i = 0; i < 5; i++) {
      tripAfter(Duration.ZERO);
    }

    // 6,000 falls to 750 in three half-lives.
    assertThat(tripAfter(Duration.ZERO)).isEqualTo(Duration.ofMinutes(3));
  }

  @Test
  void tripsAMinuteApart_areNoFlapping() {
    for (int i = 0; i < 50; i++) {
      assertThat(tripAfter(Duration.ofMinutes(1))).isZero();
    }
  }

  @Test
  void manyTripsAtOnce_holdForFourMinutesAtMost() {
    Duration held = Duration.ZERO;
    for (int i = 0; i < 50; i++) {
      held = tripAfter(Duration.ZERO);
    }

    assertThat(held).isEqualTo(Duration.ofMinutes(4));
  }

  @Test
  void afterALongCalm_tripsBeginAnew() {
    for (int i = 0; i < 5; i++) {
      tripAfter(Duration.ZERO);
    }

    assertThat(tripAfter(Duration.ofMinutes(10))).isZero();
  }
}
