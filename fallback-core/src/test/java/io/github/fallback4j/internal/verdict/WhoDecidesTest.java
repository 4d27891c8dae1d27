package io.github.fallback4j.internal.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.Explanation;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Status;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From leases and a ruling to one verdict. */
class WhoDecidesTest {
  private final StandingFixture fixture = new StandingFixture();

  private void assertDecides(Cause cause, double admitted) {
    assertThat(fixture.state().cause()).isEqualTo(cause);
    assertThat(fixture.state().admitted()).isEqualTo(admitted);
  }

  @Test
  void nothingHolds_admitsAll() {
    assertThat(fixture.state().status()).isEqualTo(Status.NORMAL);
    assertThat(fixture.standing.verdict().admits()).isTrue();
    assertDecides(Cause.NONE, 1);
  }

  @ParameterizedTest
  @EnumSource(names = {"DRILL", "LEVEL", "HEALTH", "BREAKER", "THROTTLE"})
  void anyLeaseThatAdmitsNothing_skips(Cause cause) {
    fixture.raise(cause, 0);

    assertThat(fixture.state().status()).isEqualTo(Status.DEGRADED);
    assertThat(fixture.standing.verdict().admits()).isFalse();
    assertDecides(cause, 0);
  }

  @Test
  void severalLeases_theOneThatAdmitsLeastDecides() {
    fixture.raise(Cause.DRILL, 0.7);
    fixture.raise(Cause.THROTTLE, 0.2);
    fixture.raise(Cause.LEVEL, 0.5);

    assertDecides(Cause.THROTTLE, 0.2);
  }

  @Test
  void severalLeasesAdmitTheSame_rankDecides() {
    fixture.raise(Cause.THROTTLE, 0);
    fixture.raise(Cause.BREAKER, 0);
    assertDecides(Cause.BREAKER, 0);
    fixture.raise(Cause.HEALTH, 0);
    assertDecides(Cause.HEALTH, 0);
    fixture.raise(Cause.LEVEL, 0);
    assertDecides(Cause.LEVEL, 0);
    fixture.raise(Cause.DRILL, 0);
    assertDecides(Cause.DRILL, 0);
  }

  @Test
  void leaseOfAnotherSource_isClearedByItsOwnOnly() {
    fixture.raise(Cause.HEALTH, "redis", 0, null);
    fixture.raise(Cause.HEALTH, "mail", 0, null);

    fixture.standing.clear(Cause.HEALTH, "redis");

    assertThat(fixture.state().status()).isEqualTo(Status.DEGRADED);
    assertThat(fixture.state().source()).isEqualTo("mail");
  }

  @Test
  void leaseOfAnotherCauseWithTheSameSource_isLeftAlone() {
    fixture.raise(Cause.HEALTH, 0);
    fixture.raise(Cause.BREAKER, 0);

    fixture.clear(Cause.HEALTH);

    assertDecides(Cause.BREAKER, 0);
  }

  @Test
  void leaseRaisedAgain_takesThePlaceOfTheFirst() {
    fixture.raise(Cause.THROTTLE, 0.2);
    fixture.raise(Cause.THROTTLE, 0.6);

    assertDecides(Cause.THROTTLE, 0.6);
    assertThat(fixture.standing.explainLeases()).hasSize(1);
  }

  @Test
  void clearingWhatIsNotThere_changesNothing() {
    fixture.clear(Cause.BREAKER);

    assertThat(fixture.states).isEmpty();
  }

  @Test
  void leaseThatIsOnlyShown_skipsNothingAndDecidesNothing() {
    fixture.observe(Cause.BREAKER);

    assertDecides(Cause.NONE, 1);
    assertThat(fixture.standing.explainLeases())
        .singleElement()
        .satisfies(
            shown -> {
              assertThat(shown.cause()).isEqualTo(Cause.BREAKER);
              assertThat(shown.deciding()).isFalse();
            });
  }

  @Test
  void leaseThatAdmitsAll_isShownButDegradesNothing() {
    fixture.raise(Cause.THROTTLE, 1);

    assertThat(fixture.state().status()).isEqualTo(Status.NORMAL);
    assertThat(fixture.standing.explainLeases()).hasSize(1);
  }

  @Test
  void orderedOff_skipsWhateverLeasesSay() {
    fixture.raise(Cause.THROTTLE, 0.5);
    fixture.rule(Mode.OFF);

    assertDecides(Cause.SWITCH_OFF, 0);
    assertThat(fixture.standing.verdict().admits()).isFalse();
  }

  @Test
  void everythingOrderedOff_isItsOwnCause() {
    fixture.standing.rule(
        new Ruling(Mode.OFF, true, "env", "ops", "fire", ManualTime.START, null), true);

    assertDecides(Cause.ALL_OFF, 0);
    assertThat(fixture.standing.verdict().degradation())
        .satisfies(
            why -> {
              assertThat(why.source()).isEqualTo("env");
              assertThat(why.by()).isEqualTo("ops");
              assertThat(why.reason()).isEqualTo("fire");
            });
  }

  @ParameterizedTest
  @EnumSource(names = {"DRILL", "LEVEL", "HEALTH", "BREAKER", "THROTTLE"})
  void orderedOn_callsWhateverLeasesSay(Cause cause) {
    fixture.raise(cause, 0);
    fixture.rule(Mode.ON);

    assertThat(fixture.state().status()).isEqualTo(Status.NORMAL);
    assertThat(fixture.standing.verdict().admits()).isTrue();
    assertDecides(Cause.SWITCH_ON, 1);
  }

  @ParameterizedTest
  @EnumSource(names = {"AUTO", "STANDBY"})
  void orderedAutoOrStandby_leavesItToTheLeases(Mode mode) {
    fixture.rule(mode);
    fixture.raise(Cause.BREAKER, 0);

    assertDecides(Cause.BREAKER, 0);
    assertThat(fixture.state().mode()).isEqualTo(mode);
  }

  @Test
  void orderOver_whatWasMaskedHoldsAgain() {
    fixture.raise(Cause.BREAKER, 0);
    fixture.rule(Mode.ON);

    fixture.rule(Mode.AUTO);

    assertDecides(Cause.BREAKER, 0);
  }

  @Test
  void explain_namesTheDecidingCauseFirstAndKeepsTheMaskedOnes() {
    fixture.raise(Cause.THROTTLE, 0.5);
    fixture.raise(Cause.LEVEL, 0);
    fixture.raise(Cause.DRILL, 0.8);

    assertThat(fixture.standing.explainLeases())
        .extracting(Explanation::cause)
        .containsExactly(Cause.LEVEL, Cause.THROTTLE, Cause.DRILL);
    assertThat(fixture.standing.explainLeases())
        .extracting(Explanation::deciding)
        .containsExactly(true, false, false);
  }

  @Test
  void explain_whileAnOrderDecides_noCauseDecides() {
    fixture.raise(Cause.LEVEL, 0);
    fixture.rule(Mode.OFF);

    assertThat(fixture.standing.explainLeases()).noneMatch(Explanation::deciding);
  }

  @Test
  void stateThatGoesOn_keepsItsBeginning() {
    fixture.time.advance(Duration.ofSeconds(5));
    fixture.observe(Cause.BREAKER);

    assertThat(fixture.state().since()).isEqualTo(ManualTime.START);
  }

  @Test
  void degraded_beganWhenItsLeaseDid() {
    Instant raised = fixture.time.now();
    fixture.raise(Cause.BREAKER, 0);
    fixture.time.advance(Duration.ofSeconds(5));
    fixture.raise(Cause.THROTTLE, 0.5);

    assertThat(fixture.state().since()).isEqualTo(raised);
  }

  @Test
  void changes_areToldOnceEachAndOnlyIfTheStateIsAnother() {
    fixture.raise(Cause.BREAKER, 0);
    fixture.raise(Cause.THROTTLE, 0.5);
    fixture.rule(Mode.OFF);

    assertThat(fixture.states)
        .extracting(DependencyState::cause)
        .containsExactly(Cause.BREAKER, Cause.SWITCH_OFF);
  }
}
