package io.github.fallback4j.internal.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Status;
import io.github.fallback4j.internal.verdict.Ruling;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where a call may be made for it, detection looks for itself, away from callers. */
class ProbingTest {
  private static final Duration LOOK = Duration.ofMillis(200);

  private final DetectorFixture fixture = new DetectorFixture();
  private final ProbedFixture calls = new ProbedFixture();

  @BeforeEach
  void mayProbe() {
    fixture.detector.attach(calls);
  }

  private void probeSucceeds() {
    fixture.detector.probeSucceeded(fixture.time.nanos(), 0);
  }

  private void tripAndHold() {
    fixture.trip();
    calls.probes = 0; // those that looked into it
    fixture.advance(Duration.ofSeconds(2));
  }

  @Test
  void oneFailure_isNotLookedInto() {
    fixture.fail();
    fixture.advance(Duration.ofSeconds(1));

    assertThat(calls.probes).isZero();
  }

  @Test
  void twoFailuresInARow_areLookedIntoUntilItIsSure() {
    fixture.fail();
    fixture.advance(Duration.ofSeconds(1)); // one call a second
    fixture.fail();
    for (int i = 0; i < 3; i++) {
      fixture.advance(LOOK);
      assertThat(calls.probes).isEqualTo(i + 1);
      fixture.fail();
    }

    assertThat(fixture.state().cause()).isEqualTo(Cause.BREAKER);
  }

  @Test
  void callerSucceeds_nothingIsSuspectedAnyMore() {
    fixture.fail();
    fixture.fail();
    fixture.advance(LOOK);
    fixture.succeed();
    fixture.advance(Duration.ofSeconds(5));

    assertThat(calls.probes).isEqualTo(1);
    assertThat(fixture.state().cause()).isEqualTo(Cause.NONE);
  }

  @Test
  void probesSucceedButCallersFail_isSetAsideAllTheSame() {
    for (int i = 0; i < 5; i++) {
      fixture.fail();
      fixture.detector.probeSucceeded(fixture.time.nanos(), 0);
      fixture.advance(Duration.ofMillis(500));
    }

    assertThat(fixture.state().cause()).isEqualTo(Cause.BREAKER);
  }

  @Test
  void callersCallOftenEnough_noProbeIsMade() {
    fixture.fail();
    fixture.fail();
    for (int i = 0; i < 4; i++) {
      fixture.advance(Duration.ofMillis(20));
      fixture.fail();
    }
    fixture.advance(LOOK);

    assertThat(calls.probes).isZero();
  }

  @Test
  void holdIsOver_probesAreMadeOneAfterAnother() {
    tripAndHold();
    assertThat(calls.probes).isEqualTo(1);
    probeSucceeds();
    assertThat(calls.probes).isEqualTo(2);
    probeSucceeds();
    assertThat(calls.probes).isEqualTo(3);
    probeSucceeds();

    assertThat(calls.probes).isEqualTo(3);
    assertThat(fixture.state().status()).isEqualTo(Status.RECOVERING);
  }

  @Test
  void holdIsOver_noCallerIsUsedAsAProbe() {
    fixture.tripAndHold();

    assertThat(fixture.admits()).isFalse();
  }

  @Test
  void probeFails_isHeldAgain() {
    tripAndHold();
    fixture.fail();
    assertThat(fixture.state().status()).isEqualTo(Status.DEGRADED);
    fixture.advance(Duration.ofSeconds(2));

    assertThat(calls.probes).isEqualTo(2);
  }

  @Test
  void noPermitIsFreeForAProbe_isHeldAgainAndTriedLater() {
    calls.free = false;
    tripAndHold();
    calls.free = true;
    fixture.advance(Duration.ofSeconds(2));

    assertThat(calls.probes).isEqualTo(1);
    assertThat(fixture.state().status()).isEqualTo(Status.DEGRADED);
  }

  @Test
  void failedOnTheRamp_probesAreASecondApart() {
    tripAndHold();
    probeSucceeds();
    probeSucceeds();
    probeSucceeds();
    tripAndHold();
    probeSucceeds();
    assertThat(calls.probes).isEqualTo(1);
    fixture.advance(Duration.ofSeconds(1));

    assertThat(calls.probes).isEqualTo(2);
  }

  @Test
  void processStoodStillDuringAProbe_anotherIsMade() {
    tripAndHold();
    fixture.pauses.expect(fixture.time.nanos());
    fixture.advance(Duration.ofMillis(250));
    fixture.pauses.tick(fixture.time.nanos());
    fixture.detector.failed(Cause.DEADLINE, null, fixture.time.nanos() - 1, 1);
    fixture.advance(LOOK);

    assertThat(calls.probes).isEqualTo(2);
    assertThat(fixture.state().status()).isEqualTo(Status.DEGRADED);
  }

  @Test
  void probeIsAbandoned_anotherIsMade() {
    tripAndHold();
    fixture.abandon();
    fixture.advance(LOOK);

    assertThat(calls.probes).isEqualTo(2);
  }

  @Test
  void nothingIsLeftToRepeatAfterAProbeThatToldNothing_callersTry() {
    tripAndHold();
    calls.able = false;
    fixture.abandon();
    assertThat(fixture.admits()).isFalse();
    fixture.advance(LOOK);

    for (int i = 0; i < 3; i++) {
      fixture.probe();
    }
    assertThat(fixture.state().status()).isEqualTo(Status.RECOVERING);
  }

  @Test
  void nothingIsLeftToRepeatAfterAProbeThatFailed_callersTry() {
    tripAndHold();
    calls.able = false;
    fixture.fail();
    fixture.advance(Duration.ofSeconds(2));

    assertThat(fixture.admits()).isTrue();
  }

  @Test
  void probeIsGood_noOtherIsMadeUntilACallFailsAgain() {
    fixture.fail();
    fixture.fail();
    fixture.advance(LOOK);
    fixture.detector.probeSucceeded(fixture.time.nanos(), 0);
    fixture.advance(Duration.ofMinutes(1));
    assertThat(calls.probes).isEqualTo(1);
    fixture.fail();
    fixture.advance(LOOK);

    assertThat(calls.probes).isEqualTo(2);
  }

  private void order(Mode mode) {
    fixture.standing.rule(
        new Ruling(mode, false, "api", null, null, fixture.time.now(), null), true);
  }

  @ParameterizedTest
  @EnumSource(names = {"OFF", "ON"})
  void anOrderDecides_noProbeIsMade(Mode mode) {
    fixture.trip();
    calls.probes = 0;
    order(mode);
    fixture.advance(Duration.ofMinutes(1));

    assertThat(calls.probes).isZero();
  }

  @ParameterizedTest
  @EnumSource(names = {"OFF", "ON"})
  void theOrderEnds_probesGoOn(Mode mode) {
    fixture.trip();
    order(mode);
    fixture.advance(Duration.ofMinutes(1));
    calls.probes = 0;
    order(Mode.AUTO);
    fixture.advance(Duration.ofSeconds(1));

    assertThat(calls.probes).isEqualTo(1);
  }

  @Test
  void orderedOffWhileItIsTried_theNextProbeWaitsForTheEndOfTheOrder() {
    tripAndHold();
    order(Mode.OFF);
    probeSucceeds();
    fixture.advance(Duration.ofMinutes(1));
    assertThat(calls.probes).isEqualTo(1);

    order(Mode.AUTO);
    fixture.advance(Duration.ofSeconds(1));
    assertThat(calls.probes).isEqualTo(2);
  }

  @Test
  void orderedOffWhileItIsSuspected_nothingIsLookedInto() {
    fixture.fail();
    fixture.fail();
    order(Mode.OFF);
    fixture.advance(Duration.ofMinutes(1));

    assertThat(calls.probes).isZero();
  }

  @Test
  void nothingIsInDoubtAnyMore_callsHearOfIt() {
    fixture.fail();
    assertThat(fixture.detector.inDoubt()).isTrue();
    assertThat(calls.settled).isZero();
    fixture.succeed();

    assertThat(fixture.detector.inDoubt()).isFalse();
    assertThat(calls.settled).isEqualTo(1);
  }
}
