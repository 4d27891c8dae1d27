package io.github.fallback4j.internal.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What share of calls to skip while some fail. */
class ErrorShareTest {
  private static final long TICK = ErrorShare.TICK_NANOS;

  private final ErrorShare share = new ErrorShare();
  private long now = Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(5); // ticks overflow on the way
  private long good;
  private long bad;

  private double follow(int ticks, int goodPerTick, int badPerTick) {
    double skipped = 0;
    for (int i = 0; i < ticks; i++) {
      now += TICK;
      good += goodPerTick;
      bad += badPerTick;
      skipped = share.follow(now, good, bad);
    }
    return skipped;
  }

  @ParameterizedTest
  @CsvSource({"100, 0, 0", "94, 6, 0", "80, 20, 0", "50, 50, 0.5", "20, 80, 0.9", "0, 100, 0.9"})
  void failuresGoOn_skipsTheirShareBeyondWhatIsTolerated(
      int goodPerTick, int badPerTick, double expected) {
    share.restart(now, good, bad);

    assertThat(follow(160, goodPerTick, badPerTick)).isCloseTo(expected, within(0.001));
  }

  @Test
  void fewerThanTwentyCallsInTheWindow_skipsNothing() {
    share.restart(now, good, bad);
    bad += 19;

    assertThat(follow(39, 0, 0)).isZero();
  }

  @Test
  void failuresBegin_followsByThirtyPercentASecond() {
    share.restart(now, good, bad);

    assertThat(follow(4, 50, 50)).isCloseTo(0.5 * 0.3, within(0.001));
    assertThat(follow(4, 50, 50)).isCloseTo(0.5 * (1 - 0.7 * 0.7), within(0.001));
  }

  @Test
  void failuresEnd_followsBySixtyPercentASecond() {
    share.restart(now, good, bad);
    follow(160, 50, 50);
    good += 1_000_000;

    assertThat(follow(4, 0, 0)).isCloseTo(0.5 * 0.4, within(0.001));
    assertThat(follow(4, 0, 0)).isCloseTo(0.5 * 0.4 * 0.4, within(0.001));
  }

  @Test
  void failuresEnd_windowForgetsThemAndNothingIsSkipped() {
    share.restart(now, good, bad);
    follow(80, 50, 50);

    assertThat(follow(44, 100, 0)).isLessThan(0.3);
    assertThat(follow(80, 100, 0)).isZero();
    assertThat(share.active(bad)).isFalse();
  }

  @Test
  void callsBeforeTheWindow_doNotCount() {
    good = 1_000_000;
    bad = 500;
    share.restart(now, good, bad);

    assertThat(follow(160, 50, 50)).isCloseTo(0.5, within(0.001));
  }

  @Test
  void failureInTheWindow_isActive() {
    share.restart(now, good, bad);
    assertThat(share.active(bad)).isFalse();
    bad++;
    assertThat(share.active(bad)).isTrue();
  }
}
