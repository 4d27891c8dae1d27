package io.github.fallback4j.internal.level;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReliefTest {
  private final Relief relief = new Relief();
  private double now;

  /** Looks four times a second; returns whether it was told meanwhile. */
  private boolean look(double seconds, double strain, double level) {
    boolean told = false;
    for (double end = now + seconds; now < end; now += 0.25) {
      told |= relief.look(strain, level, now);
    }
    return told;
  }

  @Test
  void levelRoseByHalfAndNothingChanged_isToldAfterFiveSeconds() {
    look(1, 2, 0.25);

    assertThat(look(5, 2, 0.5)).isFalse();
    assertThat(look(0.25, 2, 0.5)).isTrue();
    assertThat(relief.from()).isZero();
  }

  @Test
  void levelRoseByLess_isNotTold() {
    assertThat(look(60, 2, 0.45)).isFalse();
  }

  @Test
  void strainFellBySixPercent_isNotTold() {
    look(0.25, 2, 0.6);

    assertThat(look(60, 1.88, 0.6)).isFalse();
  }

  @Test
  void strainFellForAMoment_isNotTold() {
    look(1, 2, 0.6);
    look(0.25, 0.9, 0.6);

    assertThat(look(60, 2, 0.6)).isFalse();
  }

  @Test
  void levelRoseAgainInVain_isToldAgain() {
    look(5.25, 2, 0.6);
    relief.begin(2, 0.6);

    assertThat(look(5.5, 2, 1.1)).isTrue();
    assertThat(relief.from()).isEqualTo(0.6);
  }
}
