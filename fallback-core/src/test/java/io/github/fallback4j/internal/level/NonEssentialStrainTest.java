package io.github.fallback4j.internal.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class NonEssentialStrainTest {
  private static final long ALLOWED = Duration.ofMillis(50).toNanos();

  private long calls;
  private long nanos;
  private long refusals;
  private boolean well = true;
  private final NonEssentialStrain strain =
      new NonEssentialStrain(
          "ranking", new CountedBy(() -> well, () -> calls, () -> nanos, () -> refusals));

  private void callsTook(int count, long eachMillis) {
    calls += count;
    nanos += count * Duration.ofMillis(eachMillis).toNanos();
  }

  private Strain looked(boolean atEase) {
    return strain.look(atEase, ALLOWED);
  }

  @Test
  void nothingWasCalled_isNone() {
    assertThat(looked(false)).isEqualTo(Strain.NONE);
  }

  @Test
  void nobodyKnowsWhatIsUsual_noneIsLate() {
    callsTook(10, 5000);

    assertThat(looked(false).value()).isZero();
  }

  @Test
  void callsTakeLongerThanUsual_isHowMuchLonger() {
    callsTook(10, 20);
    assertThat(looked(true).value()).isZero();
    callsTook(10, 120);

    Strain seen = looked(false);

    assertThat(seen.value()).isCloseTo(2, within(1e-6));
    assertThat(seen.words())
        .isEqualTo("calls of 'ranking' were late on average by 100 ms, 50 ms are allowed");
  }

  @Test
  void callsUsuallyTakeLong_theyMayBeLateByAsMuch() {
    callsTook(10, 300);
    looked(true);
    callsTook(10, 600);

    assertThat(looked(false).value()).isCloseTo(1, within(1e-6));
  }

  @Test
  void callsAreFasterThanUsual_isNone() {
    callsTook(10, 300);
    looked(true);
    callsTook(10, 2);

    assertThat(looked(false)).isEqualTo(Strain.NONE);
  }

  @Test
  void callsAreLateForAWhile_thatDoesNotBecomeUsual() {
    callsTook(10, 20);
    looked(true);
    for (int look = 0; look < 1000; look++) {
      callsTook(10, 120);
      assertThat(looked(false).value()).isCloseTo(2, within(1e-6));
    }
  }

  @Test
  void callsChangeForGoodWhileTheCpuHasTime_thatBecomesUsual() {
    callsTook(10, 20);
    looked(true);
    for (int look = 0; look < 100; look++) {
      callsTook(10, 120);
      looked(true);
    }
    callsTook(10, 120);

    assertThat(looked(false).value()).isLessThan(0.1);
  }

  @Test
  void aTenthIsRefused_isOne() {
    refusals += 10;
    callsTook(90, 1);

    Strain seen = looked(false);

    assertThat(seen.value()).isCloseTo(1, within(1e-9));
    assertThat(seen.words())
        .isEqualTo("10 of 100 calls of 'ranking' got no permit, more than 10 % are too many");
  }

  @Test
  void twoOfFewAreRefused_isNotTooMuch() {
    refusals += 2;

    assertThat(looked(false).value()).isEqualTo(1);
  }

  @Test
  void dependencyIsSetAside_itsProbesTellNothing() {
    callsTook(10, 20);
    looked(true);

    well = false;
    refusals += 50;
    callsTook(1, 300);
    assertThat(looked(false)).isEqualTo(Strain.NONE);

    well = true;
    callsTook(1, 300);
    assertThat(looked(false)).isEqualTo(Strain.NONE);

    callsTook(10, 120);
    assertThat(looked(false).value()).isCloseTo(2, within(1e-6));
  }

  @Test
  void callsAreVeryLate_isNoPanicBecauseWhatTheyCallMayBeSlow() {
    callsTook(10, 20);
    looked(true);
    callsTook(10, 1000);

    assertThat(looked(false).value()).isEqualTo(LevelController.PANIC);
  }

  @Test
  void wasLookedAtBefore_onlyWhatCameSinceCounts() {
    refusals += 50;
    looked(false);

    assertThat(looked(false)).isEqualTo(Strain.NONE);
  }
}
