package io.github.fallback4j.internal.level;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExhaustionTest {
  private final Exhaustion exhaustion = new Exhaustion();

  private boolean look(double strain, double level, double now) {
    return exhaustion.look(new Strain(strain, "too much"), level, now);
  }

  private boolean lookAtWhatNothingCures(double level, double now) {
    return exhaustion.look(new Strain(2, "too much").incurable(), level, now);
  }

  @Test
  void levelIsThreeAndStillStrained_isToldOnceAfterTenSeconds() {
    assertThat(look(2, 3, 0)).isFalse();
    assertThat(look(2, 3, 9.9)).isFalse();
    assertThat(look(2, 3, 10)).isTrue();
    assertThat(look(2, 3, 30)).isFalse();
  }

  @Test
  void strainEndedMeanwhile_theTenSecondsBeginAnew() {
    look(2, 3, 0);
    look(0.9, 3, 5);
    look(2, 3, 6);

    assertThat(look(2, 3, 15)).isFalse();
    assertThat(look(2, 3, 16)).isTrue();
  }

  @Test
  void levelIsBelowThree_isNotTold() {
    look(2, 2.9, 0);

    assertThat(look(2, 2.9, 60)).isFalse();
  }

  @Test
  void levelWasZeroMeanwhile_isToldAgain() {
    look(2, 3, 0);
    look(2, 3, 10);
    look(0, 0, 60);
    look(2, 3, 70);

    assertThat(look(2, 3, 80)).isTrue();
  }

  @Test
  void levelIsBelowThreeAndNothingIsLeftToDrop_isTold() {
    lookAtWhatNothingCures(1.4, 0);

    assertThat(lookAtWhatNothingCures(1.4, 10)).isTrue();
  }

  @Test
  void levelIsZero_isNotTold() {
    lookAtWhatNothingCures(0, 0);

    assertThat(lookAtWhatNothingCures(0, 10)).isFalse();
  }
}
