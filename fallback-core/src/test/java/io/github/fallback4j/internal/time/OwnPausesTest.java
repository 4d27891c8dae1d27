package io.github.fallback4j.internal.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Whether the process stood still. */
class OwnPausesTest {
  private static final long ORIGIN = Long.MAX_VALUE - millis(1_000); // ticks overflow on the way

  private final OwnPauses pauses = new OwnPauses();

  private static long millis(long millis) {
    return TimeUnit.MILLISECONDS.toNanos(millis);
  }

  private static long at(long millis) {
    return ORIGIN + millis(millis);
  }

  @Test
  void ticksComeInTime_thereIsNoPause() {
    pauses.expect(at(5));
    pauses.tick(at(200));

    assertThat(pauses.since(at(0), at(200))).isFalse();
    assertThat(pauses.nanosSince(at(0))).isZero();
  }

  @Test
  void tickComesLate_pauseIsInWhatBeganBefore() {
    pauses.expect(at(5));
    pauses.tick(at(2_005));

    assertThat(pauses.since(at(0), at(2_010))).isTrue();
    assertThat(pauses.nanosSince(at(0))).isEqualTo(millis(2_000));
  }

  @Test
  void tickComesLate_pauseIsNotInWhatBeganAfter() {
    pauses.expect(at(5));
    pauses.tick(at(2_005));

    assertThat(pauses.since(at(2_006), at(3_000))).isFalse();
    assertThat(pauses.nanosSince(at(2_006))).isZero();
  }

  @Test
  void beganDuringThePause_onlyTheRestCounts() {
    pauses.expect(at(5));
    pauses.tick(at(2_005));

    assertThat(pauses.nanosSince(at(1_505))).isEqualTo(millis(500));
  }

  @Test
  void tickIsStillToCome_pauseIsSeenAllTheSame() {
    pauses.expect(at(5));

    assertThat(pauses.since(at(0), at(206))).isTrue();
    assertThat(pauses.since(at(0), at(205))).isFalse();
  }

  @Test
  void nothingTicks_nothingIsKnown() {
    pauses.expect(at(5));
    pauses.tick(at(6));

    assertThat(pauses.since(at(0), at(60_000))).isFalse();
  }
}
