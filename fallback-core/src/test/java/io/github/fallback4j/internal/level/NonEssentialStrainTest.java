package io.github.fallback4j.internal.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NonEssentialStrainTest {
  private long asked = 1000;
  private long refused = 500;
  private final NonEssentialStrain strain =
      new NonEssentialStrain("ranking", new CountedBy(() -> asked, () -> refused));

  private void called(int times, int ofThemRefused) {
    asked += times;
    refused += ofThemRefused;
  }

  @Test
  void nothingWasCalledSince_isNone() {
    assertThat(strain.look()).isEqualTo(Strain.NONE);
  }

  @Test
  void nobodyWasRefused_isNone() {
    called(100, 0);

    assertThat(strain.look()).isEqualTo(Strain.NONE);
  }

  @Test
  void aTenthIsRefused_isOne() {
    called(100, 10);

    Strain seen = strain.look();

    assertThat(seen.value()).isCloseTo(1, within(1e-9));
    assertThat(seen.words())
        .isEqualTo("the CPU is busy, and 10 of 100 calls of 'ranking' got no permit");
  }

  @Test
  void twoOfFewAreRefused_isNotTooMuch() {
    called(2, 2);

    assertThat(strain.look().value()).isCloseTo(1, within(1e-9));
  }

  @Test
  void wasLookedAtBefore_onlyWhatCameSinceCounts() {
    called(100, 50);
    strain.look();

    assertThat(strain.look()).isEqualTo(Strain.NONE);
  }

  @Test
  void countersAreReadInTheMiddleOfACall_shareIsAtMostAll() {
    refused += 30;

    assertThat(strain.look().value()).isCloseTo(10, within(1e-9));
  }
}
