package io.github.fallback4j.engine.outage;

import static io.github.fallback4j.engine.outage.Remote.Reply.NONE;
import static io.github.fallback4j.engine.outage.Remote.Reply.REFUSED;
import static io.github.fallback4j.engine.outage.Remote.Reply.SLOW;
import static io.github.fallback4j.engine.outage.Remote.Reply.TIMED_OUT;
import static io.github.fallback4j.engine.outage.Remote.failing;
import static io.github.fallback4j.engine.outage.Remote.healthy;
import static io.github.fallback4j.engine.outage.Remote.outage;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Status;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of fault against the bounds of the documentation, in virtual time. */
class OutageSimulationTest {
  private static final Duration BEGIN = Duration.ofSeconds(30);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final double RATE = 100;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void refused_isDecidedWithin700Ms(long seed) {
    try (Simulation run = new Simulation(outage(REFUSED, BEGIN, plus(60)), RATE, seed)) {
      run.until(plus(5));

      assertThat(run.decidedAfter(BEGIN)).isLessThanOrEqualTo(Duration.ofMillis(700));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void blackHole_isDecidedWithin1100Ms(long seed) {
    try (Simulation run = new Simulation(outage(NONE, BEGIN, plus(60)), RATE, seed)) {
      run.until(plus(5));

      assertThat(run.decidedAfter(BEGIN)).isLessThanOrEqualTo(Duration.ofMillis(1_100));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void oneCallASecond_isDecidedWithin6Seconds(long seed) {
    for (Remote.Reply reply : new Remote.Reply[] {REFUSED, NONE, TIMED_OUT}) {
      try (Simulation run = new Simulation(outage(reply, BEGIN, plus(60)), 1, seed)) {
        run.until(plus(20));

        assertThat(run.decidedAfter(BEGIN)).isLessThanOrEqualTo(Duration.ofSeconds(6));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void blackHoleForTenMinutes_callsThatNeverEndStayBounded(long seed) {
    try (Simulation run = new Simulation(outage(NONE, BEGIN, plus(600)), RATE, seed)) {
      run.until(plus(600));

      assertThat(run.mostUnderWay())
          .isLessThanOrEqualTo(2 * 10 + 10); // twice the permits, then one each minute
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void outageOf20Seconds_isBackWithin10AndSkipsAtMost40PercentMeanwhile(long seed) {
    for (Remote.Reply reply : new Remote.Reply[] {REFUSED, TIMED_OUT}) {
      try (Simulation run = new Simulation(outage(reply, BEGIN, plus(20)), RATE, seed)) {
        run.until(plus(60));

        assertThat(run.backAfter(plus(20))).isLessThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(run.skipped(plus(20), plus(40))).isLessThanOrEqualTo(0.4);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void errorsBetween2And6Percent_atMost1PercentIsSkipped(long seed) {
    Remote uneasy = failing(moment -> moment.toSeconds() / 10 % 2 == 0 ? 0.02 : 0.06);
    try (Simulation run = new Simulation(uneasy, RATE, seed)) {
      run.until(Duration.ofMinutes(5));

      assertThat(run.skipped(Duration.ZERO, Duration.ofMinutes(5))).isLessThanOrEqualTo(0.01);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void halfOfTheCallsFail_theBreakerStaysOutOfIt(long seed) {
    Remote half = failing(moment -> moment.compareTo(BEGIN) >= 0 ? 0.5 : 0);
    try (Simulation run = new Simulation(half, RATE, seed)) {
      run.until(plus(120));

      assertThat(run.skipped(plus(20), plus(120))).isBetween(0.35, 0.65);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void halfOfTheCallsFailFor20Seconds_backWithin10AndSkipsAtMost40PercentMeanwhile(long seed) {
    Remote half =
        failing(
            moment -> moment.compareTo(BEGIN) >= 0 && moment.compareTo(plus(20)) < 0 ? 0.5 : 0.0);
    try (Simulation run = new Simulation(half, RATE, seed)) {
      run.until(plus(60));

      assertThat(run.backAfter(plus(20))).isLessThanOrEqualTo(Duration.ofSeconds(10));
      assertThat(run.skipped(plus(20), plus(40))).isLessThanOrEqualTo(0.4);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void flapsEachSecond_statusChangesAtMost8TimesIn5Minutes(long seed) {
    Remote flapping =
        (moment, random) ->
            moment.compareTo(BEGIN) >= 0 && moment.toSeconds() % 2 == 0
                ? REFUSED
                : Remote.Reply.good(random);
    try (Simulation run = new Simulation(flapping, RATE, seed)) {
      run.until(plus(300));

      assertThat(run.transitions()).as(run::history).isLessThanOrEqualTo(8);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void refused_nobodyIsHarmed(long seed) {
    try (Simulation run = new Simulation(outage(REFUSED, BEGIN, plus(20)), RATE, seed)) {
      run.until(plus(40));
      run.settle();

      assertThat(run.harmedUntil(BEGIN)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void slowOrMute_nobodyFailsAndNobodyIsHarmedForLongerThanASecond(long seed) {
    for (Remote.Reply reply : new Remote.Reply[] {SLOW, NONE, TIMED_OUT}) {
      try (Simulation run = Simulation.ofIdempotent(outage(reply, BEGIN, plus(20)), RATE, seed)) {
        run.until(plus(40));
        run.settle();

        assertThat(run.harmedUntil(BEGIN))
            .hasValueSatisfying(until -> assertThat(until).isLessThanOrEqualTo(SECOND));
        assertThat(run.failed()).isZero();
        assertThat(run.calls()).isGreaterThan(6000);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void processStandsStillForTwoSecondsEachMinuteOfAnHour_itIsNeverSetAside(long seed) {
    try (Simulation run = new Simulation(healthy(), RATE, seed)) {
      for (int minute = 1; minute <= 60; minute++) {
        run.until(Duration.ofMinutes(minute));
        run.standStill(Duration.ofSeconds(2));
      }
      run.until(Duration.ofMinutes(61));

      assertThat(run.transitions()).as(run::history).isZero();
      assertThat(run.state().status()).isEqualTo(Status.NORMAL);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1})
  void healthyForAnHour_nothingIsEverSkipped(long seed) {
    try (Simulation run = new Simulation(healthy(), RATE, seed)) {
      run.until(Duration.ofHours(1));

      assertThat(run.transitions()).isZero();
      assertThat(run.state().status()).isEqualTo(Status.NORMAL);
    }
  }

  private static Duration plus(long seconds) {
    return BEGIN.plusSeconds(seconds);
  }
}
