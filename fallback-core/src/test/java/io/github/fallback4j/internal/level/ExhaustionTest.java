package io.github.fallback4j.internal.level;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExhaustionTest {
  private final Exhaustion exhaustion = new Exhaustion();

  @Test
  void levelIsThreeAndStillStrained_isToldOnceAfterTenSeconds() {
    assertThat(exhaustion.look(2, 3, 0)).isFalse();
    assertThat(exhaustion.look(2, 3, 9.9)).isFalse();
    assertThat(exhaustion.look(2, 3, 10)).isTrue();
    assertThat(exhaustion.look(2, 3, 30)).isFalse();
  }

  @Test
  void strainEndedMeanwhile_theTenSecondsBeginAnew() {
    exhaustion.look(2, 3, 0);
    exhaustion.look(0.9, 3, 5);
    exhaustion.look(2, 3, 6);

    assertThat(exhaustion.look(2, 3, 15)).isFalse();
    assertThat(exhaustion.look(2, 3, 16)).isTrue();
  }

  @Test
  void levelIsBelowThree_isNotTold() {
    exhaustion.look(2, 2.9, 0);

    assertThat(exhaustion.look(2, 2.9, 60)).isFalse();
  }

  @Test
  void levelWasZeroMeanwhile_isToldAgain() {
    exhaustion.look(2, 3, 0);
    exhaustion.look(2, 3, 10);
    exhaustion.look(0, 0, 60);
    exhaustion.look(2, 3, 70);

    assertThat(exhaustion.look(2, 3, 80)).isTrue();
  }
}
