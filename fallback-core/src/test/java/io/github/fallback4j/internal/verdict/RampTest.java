package io.github.fallback4j.internal.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.Explanation;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Status;
import io.github.fallback4j.settings.RampSettings;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How calls come back when the admitted share rises. */
class RampTest {
  private final StandingFixture fixture = new StandingFixture();

  private void assertRecovering(Cause from, double admitted) {
    assertThat(fixture.state().status()).isEqualTo(Status.RECOVERING);
    assertThat(fixture.state().cause()).isEqualTo(from);
    assertThat(fixture.state().admitted()).isEqualTo(admitted);
  }

  private void assertNormal() {
    assertThat(fixture.state().status()).isEqualTo(Status.NORMAL);
    assertThat(fixture.state().cause()).isEqualTo(Cause.NONE);
    assertThat(fixture.state().admitted()).isEqualTo(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"DRILL", "HEALTH", "BREAKER"})
  void causeEnds_callsComeBackInThreeSteps(Cause cause) {
    fixture.raise(cause, 0);
    fixture.clear(cause);

    assertRecovering(cause, 0.10);
    fixture.endStep();
    assertRecovering(cause, 0.25);
    fixture.endStep();
    assertRecovering(cause, 0.50);
    fixture.endStep();
    assertNormal();
  }

  @ParameterizedTest
  @EnumSource(names = {"LEVEL", "THROTTLE"})
  void causeThatIsAShareItself_endsAtOnce(Cause cause) {
    fixture.raise(cause, 0);
    fixture.clear(cause);

    assertNormal();
    assertThat(fixture.steps).isEmpty();
  }

  @Test
  void levelComesAndGoesDuringTheRamp_theRampGoesOn() {
    fixture.raise(Cause.BREAKER, 0);
    fixture.clear(Cause.BREAKER);
    fixture.raise(Cause.LEVEL, 0);
    fixture.clear(Cause.LEVEL);

    assertRecovering(Cause.BREAKER, 0.10);
  }

  @Test
  void causeEndsWhileALevelMasksIt_callsComeBackInStepsAfterTheLevel() {
    fixture.raise(Cause.HEALTH, 0);
    fixture.raise(Cause.LEVEL, 0);
    fixture.clear(Cause.HEALTH);
    assertThat(fixture.state().cause()).isEqualTo(Cause.LEVEL);

    fixture.clear(Cause.LEVEL);

    assertRecovering(Cause.HEALTH, 0.10);
  }

  @Test
  void levelAdmitsLessThanTheStep_levelDecides() {
    fixture.raise(Cause.BREAKER, 0);
    fixture.clear(Cause.BREAKER);
    fixture.endStep();
    fixture.endStep();
    fixture.raise(Cause.LEVEL, 0.4);

    assertThat(fixture.state().status()).isEqualTo(Status.DEGRADED);
    assertThat(fixture.state().cause()).isEqualTo(Cause.LEVEL);
    assertThat(fixture.state().admitted()).isEqualTo(0.4);
  }

  @Test
  void levelReleased_callsComeBackInSteps() {
    fixture.raise(Cause.LEVEL, 0);
    fixture.standing.release(Cause.LEVEL, "source");

    assertRecovering(Cause.LEVEL, 0.10);
  }

  @Test
  void levelThatAdmitsAShareReleased_callsComeBackFromThatShare() {
    fixture.raise(Cause.LEVEL, 0.4);
    fixture.standing.release(Cause.LEVEL, "source");

    assertRecovering(Cause.LEVEL, 0.50);
  }

  @Test
  void levelReleasedThatDidNotDecide_nothingChanges() {
    fixture.raise(Cause.LEVEL, 0);
    fixture.rule(Mode.ON);
    fixture.standing.release(Cause.LEVEL, "source");

    assertThat(fixture.state().admitted()).isOne();
    fixture.rule(Mode.AUTO);
    assertThat(fixture.state().status()).isEqualTo(Status.NORMAL);
  }

  @Test
  void levelReleasedOnTheRamp_theRampGoesOn() {
    fixture.raise(Cause.BREAKER, 0);
    fixture.clear(Cause.BREAKER);
    fixture.endStep();
    fixture.raise(Cause.LEVEL, 0);
    fixture.standing.release(Cause.LEVEL, "source");

    assertRecovering(Cause.BREAKER, 0.25);
  }

  @Test
  void orderEnds_callsComeBackInSteps() {
    fixture.rule(Mode.OFF);
    fixture.rule(Mode.AUTO);

    assertRecovering(Cause.SWITCH_OFF, 0.10);
  }

  @Test
  void orderWithoutRampEnds_callsComeBackAtOnce() {
    fixture.rule(Mode.OFF);
    fixture.rule(Mode.AUTO, false);

    assertNormal();
  }

  @Test
  void orderedOn_callsComeBackAtOnce() {
    fixture.raise(Cause.BREAKER, 0);
    fixture.clear(Cause.BREAKER);
    fixture.rule(Mode.ON);

    assertThat(fixture.state().admitted()).isEqualTo(1);
    fixture.endStep();
    assertThat(fixture.state().cause()).isEqualTo(Cause.SWITCH_ON);
  }

  @Test
  void aShareWasAdmitted_startsAtTheFirstStepAbove() {
    fixture.raise(Cause.DRILL, 0.3);
    fixture.clear(Cause.DRILL);

    assertRecovering(Cause.DRILL, 0.50);
  }

  @Test
  void aShareAboveTheLastStepWasAdmitted_allComeBackAtOnce() {
    fixture.raise(Cause.DRILL, 0.5);
    fixture.clear(Cause.DRILL);

    assertNormal();
  }

  @Test
  void noSteps_allComeBackAtOnce() {
    RampSettings none = new RampSettings(List.of(), Duration.ofSeconds(2), 5, 0.5);
    StandingFixture straight = new StandingFixture(none);
    straight.raise(Cause.BREAKER, 0);
    straight.clear(Cause.BREAKER);

    assertThat(straight.state().status()).isEqualTo(Status.NORMAL);
  }

  @Test
  void firstOfTwoCausesEnds_nothingComesBack() {
    fixture.raise(Cause.BREAKER, 0);
    fixture.raise(Cause.HEALTH, 0);
    fixture.clear(Cause.HEALTH);

    assertThat(fixture.state().cause()).isEqualTo(Cause.BREAKER);
    assertThat(fixture.state().admitted()).isZero();
    assertThat(fixture.steps).isEmpty();
  }

  @Test
  void lastOfTwoCausesEnds_callsComeBackInSteps() {
    fixture.raise(Cause.BREAKER, 0);
    fixture.raise(Cause.HEALTH, 0);
    fixture.clear(Cause.BREAKER);
    fixture.clear(Cause.HEALTH);

    assertRecovering(Cause.HEALTH, 0.10);
  }

  @Test
  void causeReturnsOnTheWay_callsAreHeldAndStartFromTheBeginning() {
    fixture.raise(Cause.BREAKER, 0);
    fixture.clear(Cause.BREAKER);
    fixture.endStep();
    fixture.raise(Cause.BREAKER, 0);
    assertThat(fixture.state().status()).isEqualTo(Status.DEGRADED);

    fixture.clear(Cause.BREAKER);
    assertRecovering(Cause.BREAKER, 0.10);
  }

  @Test
  void stepOfAnEarlierWay_endsNothing() {
    fixture.raise(Cause.BREAKER, 0);
    fixture.clear(Cause.BREAKER);
    long early = fixture.steps.get(0);
    fixture.raise(Cause.BREAKER, 0);
    fixture.clear(Cause.BREAKER);

    fixture.standing.endRampStep(early);

    assertRecovering(Cause.BREAKER, 0.10);
  }

  @Test
  void stepEndedTwice_endsOnce() {
    fixture.raise(Cause.BREAKER, 0);
    fixture.clear(Cause.BREAKER);
    long first = fixture.steps.get(0);

    fixture.standing.endRampStep(first);
    fixture.standing.endRampStep(first);

    assertRecovering(Cause.BREAKER, 0.25);
  }

  @Test
  void stepEndsWhileACauseHolds_changesNothing() {
    fixture.raise(Cause.BREAKER, 0);
    fixture.clear(Cause.BREAKER);
    fixture.raise(Cause.HEALTH, 0);

    fixture.endStep();

    assertThat(fixture.state().cause()).isEqualTo(Cause.HEALTH);
    assertThat(fixture.state().admitted()).isZero();
  }

  @Test
  void causeThatAdmitsLessThanTheStep_decidesMeanwhile() {
    fixture.raise(Cause.BREAKER, 0);
    fixture.clear(Cause.BREAKER);
    fixture.endStep();

    fixture.raise(Cause.THROTTLE, 0.15);
    assertThat(fixture.state().cause()).isEqualTo(Cause.THROTTLE);
    assertThat(fixture.state().admitted()).isEqualTo(0.15);

    fixture.clear(Cause.THROTTLE);
    assertRecovering(Cause.BREAKER, 0.25);
  }

  @Test
  void causeThatAdmitsMoreThanTheStep_isWhereTheWayEnds() {
    fixture.raise(Cause.BREAKER, 0);
    fixture.raise(Cause.LEVEL, 0.4);
    fixture.clear(Cause.BREAKER);

    assertRecovering(Cause.BREAKER, 0.10);
    fixture.endStep();
    assertRecovering(Cause.BREAKER, 0.25);
    fixture.endStep();
    assertThat(fixture.state().cause()).isEqualTo(Cause.LEVEL);
    assertThat(fixture.state().admitted()).isEqualTo(0.4);
  }

  @Test
  void orderedOffOnTheWay_startsFromTheBeginningAfterwards() {
    fixture.raise(Cause.BREAKER, 0);
    fixture.clear(Cause.BREAKER);
    fixture.endStep();

    fixture.rule(Mode.OFF);
    assertThat(fixture.state().admitted()).isZero();
    fixture.rule(Mode.AUTO);

    assertRecovering(Cause.SWITCH_OFF, 0.10);
  }

  @Test
  void steps_areOneStateToWhoeverAsksSinceWhen() {
    fixture.raise(Cause.BREAKER, 0);
    fixture.time.advance(Duration.ofSeconds(1));
    fixture.clear(Cause.BREAKER);
    DependencyState first = fixture.state();
    fixture.time.advance(Duration.ofSeconds(2));
    fixture.endStep();

    assertThat(fixture.state().since()).isEqualTo(first.since());
  }

  @Test
  void explain_namesTheRampAsDeciding() {
    fixture.raise(Cause.BREAKER, 0);
    fixture.clear(Cause.BREAKER);

    Explanation first = fixture.standing.explainLeases().get(0);
    assertThat(first.deciding()).isTrue();
    assertThat(first.source()).isEqualTo("ramp");
    assertThat(first.admitted()).isEqualTo(0.10);
  }

  @Test
  void shareOnTheWay_isTheShareOfCallsThatGo() {
    fixture.raise(Cause.BREAKER, 0);
    fixture.clear(Cause.BREAKER);
    fixture.endStep();

    int gone = 0;
    for (int i = 0; i < 20_000; i++) {
      gone += fixture.standing.verdict().admits() ? 1 : 0;
    }
    assertThat(gone).isBetween(4_500, 5_500); // 16 standard deviations to both sides
  }
}
