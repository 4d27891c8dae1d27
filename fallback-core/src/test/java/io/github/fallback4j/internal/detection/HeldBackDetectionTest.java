package io.github.fallback4j.internal.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Explanation;
import io.github.fallback4j.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What detection records while automatic degradation is held back. */
class HeldBackDetectionTest {
  private final DetectorFixture fixture = new DetectorFixture();

  private void holdBack(Duration time) {
    fixture.standing.holdBackAutomatic(fixture.time.now().plus(time));
  }

  @Test
  void callsFail_causeIsRaisedAndCallsGo() {
    holdBack(Duration.ofMinutes(5));
    fixture.trip();

    assertThat(fixture.admits()).isTrue();
    assertThat(fixture.standing.explainLeases())
        .extracting(Explanation::cause)
        .containsExactly(Cause.BREAKER);
  }

  @Test
  void callsFailWhenItEnds_dependencyIsSetAside() {
    holdBack(Duration.ofSeconds(1));
    fixture.trip();
    fixture.advance(Duration.ofSeconds(1));

    assertThat(fixture.state().cause()).isEqualTo(Cause.BREAKER);
    assertThat(fixture.admits()).isFalse();
  }

  @Test
  void callsSucceedAgain_causeIsClearedAndNothingWasEverSkipped() {
    holdBack(Duration.ofMinutes(5));
    fixture.tripAndReturn();

    assertThat(fixture.standing.explainLeases()).isEmpty();
    assertThat(fixture.state().status()).isEqualTo(Status.NORMAL);
    assertThat(fixture.changes()).isZero();
  }
}
