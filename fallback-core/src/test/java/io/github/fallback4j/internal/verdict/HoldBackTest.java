package io.github.fallback4j.internal.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Explanation;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Status;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Automatic degradation held back while detection goes on. */
class HoldBackTest {
  private static final Duration FIVE_MINUTES = Duration.ofMinutes(5);

  private final StandingFixture fixture = new StandingFixture();

  private Instant in(Duration time) {
    return fixture.time.now().plus(time);
  }

  private boolean admits() {
    return fixture.standing.verdict().admits();
  }

  @ParameterizedTest
  @EnumSource(names = {"HEALTH", "BREAKER", "THROTTLE"})
  void automaticCauseIsRaised_itIsShownAndHoldsNothingBack(Cause cause) {
    fixture.standing.holdBackAutomatic(in(FIVE_MINUTES));
    fixture.raise(cause, 0);

    assertThat(admits()).isTrue();
    assertThat(fixture.state().status()).isEqualTo(Status.NORMAL);
    assertThat(fixture.standing.explainLeases())
        .singleElement()
        .returns(cause, Explanation::cause)
        .returns(false, Explanation::deciding);
  }

  @ParameterizedTest
  @EnumSource(names = {"LEVEL", "DRILL"})
  void causeIsNoFindingAboutTheDependency_itDecidesAllTheSame(Cause cause) {
    fixture.standing.holdBackAutomatic(in(FIVE_MINUTES));
    fixture.raise(cause, 0);

    assertThat(fixture.state().cause()).isEqualTo(cause);
  }

  @Test
  void personOrdersOff_orderDecides() {
    fixture.standing.holdBackAutomatic(in(FIVE_MINUTES));
    fixture.rule(Mode.OFF);

    assertThat(fixture.state().cause()).isEqualTo(Cause.SWITCH_OFF);
  }

  @Test
  void itEnds_leaseThatStandsDecidesAtOnce() {
    fixture.standing.holdBackAutomatic(in(FIVE_MINUTES));
    fixture.raise(Cause.BREAKER, 0);
    fixture.time.advance(FIVE_MINUTES.minusMillis(1));
    assertThat(admits()).isTrue();

    fixture.time.advance(Duration.ofMillis(1));

    assertThat(admits()).isFalse();
    assertThat(fixture.state().cause()).isEqualTo(Cause.BREAKER);
  }

  @Test
  void leaseWithAProbe_probeGoesOnlyOnceItEnded() {
    fixture.standing.holdBackAutomatic(in(FIVE_MINUTES));
    int[] asked = {0};
    fixture.raise(Cause.BREAKER, "breaker", 0, () -> ++asked[0] > 0);
    assertThat(admits()).isTrue();
    assertThat(asked[0]).isZero();

    fixture.time.advance(FIVE_MINUTES);

    assertThat(admits()).isTrue();
    assertThat(asked[0]).isEqualTo(1);
  }

  @Test
  void endIsReplacedByALaterOne_theEarlierEndsNothing() {
    fixture.standing.holdBackAutomatic(in(Duration.ofMinutes(1)));
    fixture.standing.holdBackAutomatic(in(FIVE_MINUTES));
    fixture.raise(Cause.BREAKER, 0);

    fixture.time.advance(Duration.ofMinutes(1));

    assertThat(admits()).isTrue();
  }

  @Test
  void endIsNow_itEndsAtOnce() {
    fixture.standing.holdBackAutomatic(in(FIVE_MINUTES));
    fixture.raise(Cause.BREAKER, 0);

    fixture.standing.holdBackAutomatic(in(Duration.ZERO));

    assertThat(admits()).isFalse();
  }

  @Test
  void beginsWhileSetAside_callsReturnInSteps() {
    fixture.raise(Cause.BREAKER, 0);

    fixture.standing.holdBackAutomatic(in(FIVE_MINUTES));

    assertThat(fixture.state().status()).isEqualTo(Status.RECOVERING);
  }

  @Test
  void dependencyHasTwoRoutes_itsPrimaryIsHeldBackToo() {
    StandingFixture primary = new StandingFixture();
    fixture.standing.attachPrimary(primary.standing);

    fixture.standing.holdBackAutomatic(in(FIVE_MINUTES));
    primary.raise(Cause.BREAKER, 0);

    assertThat(primary.standing.verdict().admits()).isTrue();
  }
}
