package io.github.fallback4j.internal.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which probe is out, and when the next may go. */
class TrialTest {
  private static final long NOW = Long.MAX_VALUE - 5; // the ticker may overflow
  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  private final Trial trial = new Trial();

  @BeforeEach
  void begin() {
    trial.begin(NOW);
  }

  @Test
  void begun_firstProbeMayGoAtOnce() {
    assertThat(trial.mayGo(NOW)).isTrue();
    assertThat(trial.pause(NOW)).isZero();
  }

  @Test
  void probeIsOut_noOtherMayGo() {
    trial.probeGoes(NOW, false);

    assertThat(trial.mayGo(NOW + SECOND)).isFalse();
  }

  @Test
  void probeEnded_nextMayGoAtOnce() {
    trial.probeGoes(NOW, false);

    assertThat(trial.probeEnded()).isTrue();
    assertThat(trial.mayGo(NOW)).isTrue();
  }

  @Test
  void relapsed_nextMayGoASecondAfterTheLastWent() {
    trial.probeGoes(NOW, true);
    trial.probeEnded();

    assertThat(trial.mayGo(NOW + SECOND - 1)).isFalse();
    assertThat(trial.pause(NOW + 1)).isEqualTo(Duration.ofNanos(SECOND - 1));
    assertThat(trial.mayGo(NOW + SECOND)).isTrue();
    assertThat(trial.pause(NOW + 2 * SECOND)).isZero();
  }

  @Test
  void noProbeIsOut_noneEnded() {
    assertThat(trial.probeEnded()).isFalse();
  }

  @Test
  void begunAnew_forgetsTheProbeThatIsOut() {
    trial.probeGoes(NOW, true);
    trial.begin(NOW);

    assertThat(trial.mayGo(NOW)).isTrue();
    assertThat(trial.probeEnded()).isFalse();
  }
}
