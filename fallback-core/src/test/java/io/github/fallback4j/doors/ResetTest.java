package io.github.fallback4j.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.CallWithStandby;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Order;
import io.github.fallback4j.Status;
import io.github.fallback4j.spi.CallFault;
import io.github.fallback4j.spi.Fault;
import io.github.fallback4j.spi.FaultLease;
import io.github.fallback4j.spi.HealthSignal;
import io.github.fallback4j.spi.HealthSignal.Report;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tests that share an engine take it back to its start. */
class ResetTest {
  private static final Duration TICK = Duration.ofMillis(150);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final AtomicReference<Report> report = new AtomicReference<>(Report.good());
  private final DoorsFixture fixture =
      new DoorsFixture(
          builder ->
              builder
                  .environment(Map.of("FALLBACK_OFF", "flagged"))
                  .signal(HealthSignal.of("signalled", "redis", report::get)),
          DependencySpec.nonEssential("ranking").warmUp(0).build(),
          DependencySpec.nonEssential("flagged").build(),
          DependencySpec.nonEssential("signalled").build(),
          DependencySpec.nonEssential("remembered").lastKnownGood().build(),
          DependencySpec.nonEssential("badges").warmUp(0).standby().build(),
          DependencySpec.essential("shelf").standby().idempotent(true).build());
  private final Dependency ranking = fixture.get("ranking");

  @AfterEach
  void close() {
    fixture.close();
  }

  private void reset() {
    fixture.access.reset();
    fixture.advance(Duration.ZERO);
  }

  private static String fail() {
    throw new IllegalStateException("down");
  }

  private void failUntilDegraded() {
    for (int i = 0; i < 6; i++) {
      ranking.call(ResetTest::fail, () -> "instead");
      fixture.advance(TICK);
    }
    assertThat(ranking.state().cause()).isEqualTo(Cause.BREAKER);
  }

  private void assertIsAsAtTheStart(String dependency) {
    assertThat(fixture.get(dependency).state())
        .returns(Status.NORMAL, state -> state.status())
        .returns(Mode.AUTO, state -> state.mode())
        .returns(1.0, state -> state.admitted());
  }

  @Test
  void detectionFoundAnOutage_callsReturnAtOnce() {
    failUntilDegraded();

    reset();

    assertIsAsAtTheStart("ranking");
    assertThat(ranking.call(() -> "live", () -> "instead")).isEqualTo("live");
  }

  @Test
  void theHoldOfTheForgottenOutageEnds_nothingIsTried() {
    failUntilDegraded();
    reset();

    fixture.advance(MINUTE);

    assertIsAsAtTheStart("ranking");
  }

  @Test
  void dependencyFailsAgain_theOutageIsLikeTheFirst() {
    failUntilDegraded();
    String first = ranking.state().reason();
    for (int outage = 0; outage < 8; outage++) { // without the reset, it would flap
      reset();
      failUntilDegraded();
    }

    assertThat(ranking.state().reason()).isEqualTo(first);
  }

  @Test
  void dependencyReturnsInSteps_theRampEnds() {
    failUntilDegraded();
    fixture.advance(Duration.ofSeconds(30));
    while (ranking.state().status() != Status.RECOVERING) {
      ranking.call(() -> "live", () -> "instead");
      fixture.advance(TICK);
    }

    reset();

    assertIsAsAtTheStart("ranking");
  }

  @Test
  void callBeganBefore_howItEndsSaysNothing() {
    for (int i = 0; i < 8; i++) {
      ranking.call(
          () -> {
            fixture.advance(TICK);
            reset();
            return fail();
          },
          () -> "instead");
    }

    assertIsAsAtTheStart("ranking");
  }

  @Test
  void somethingIsOrdered_itEnds() {
    fixture.engine.switchboard().order(Order.off("ranking"));
    fixture.engine.switchboard().order(Order.off("all"));
    fixture.engine.switchboard().order(LevelOrder.of(2));

    reset();

    assertIsAsAtTheStart("ranking");
    assertThat(fixture.engine.switchboard().level().floor()).isZero();
  }

  @Test
  void environmentSwitchesOff_staysOff() {
    reset();

    assertThat(fixture.get("flagged").state().mode()).isEqualTo(Mode.OFF);
  }

  private void letTheSignalReport(Report next, Cause expected) {
    report.set(next);
    await()
        .pollInterval(Duration.ofMillis(2))
        .until(
            () -> {
              fixture.advance(TICK);
              return fixture.get("signalled").state().cause() == expected;
            });
  }

  @Test
  void signalReportedItBad_callsReturnAtOnce() {
    letTheSignalReport(Report.bad("down"), Cause.HEALTH);

    fixture.access.reset();

    assertIsAsAtTheStart("signalled");
  }

  @Test
  void signalGoesOnReportingItBad_isDegradedAnew() {
    letTheSignalReport(Report.bad("down"), Cause.HEALTH);
    fixture.access.reset();

    letTheSignalReport(Report.bad("down"), Cause.HEALTH);

    assertThat(fixture.get("signalled").state().reason()).isEqualTo("down");
  }

  @Test
  void faultIsInjected_itEnds() {
    FaultLease fault =
        fixture.access.inject(CallFault.of(Fault.ERROR, "ranking", MINUTE).heartbeat(TICK).build());

    reset();

    assertThat(fault.end()).isEqualTo(FaultLease.End.CLOSED);
    assertThat(ranking.call(() -> "live", () -> "instead")).isEqualTo("live");
  }

  @Test
  void automaticDegradationIsHeldBack_itIsNoMore() {
    fixture.access.holdBack("ranking", MINUTE);

    reset();
    failUntilDegraded();

    assertThat(ranking.call(() -> "live", () -> "instead")).isEqualTo("instead");
  }

  @Test
  void answersWereRemembered_theyAreForgotten() {
    Dependency remembered = fixture.get("remembered").keyed("pupil");
    remembered.call(() -> "of the last test", () -> "instead");

    reset();

    assertThat(remembered.call(ResetTest::fail, () -> "instead")).isEqualTo("instead");
  }

  @Test
  void rememberedAgain_answers() {
    Dependency remembered = fixture.get("remembered").keyed("pupil");
    reset();
    remembered.call(() -> "of this test", () -> "instead");

    assertThat(remembered.call(ResetTest::fail, () -> "instead")).isEqualTo("of this test");
  }

  @Test
  void neitherRouteWasInUse_callsGoByThePrimaryAtOnce() {
    Dependency badges = fixture.get("badges");
    for (int i = 0; i < 20; i++) {
      badges.call(CallWithStandby.withStandby(ResetTest::fail, ResetTest::fail), () -> "instead");
      fixture.advance(TICK);
    }
    assertThat(badges.state().status()).isEqualTo(Status.DEGRADED);

    reset();

    assertIsAsAtTheStart("badges");
    assertThat(
            badges.call(CallWithStandby.withStandby(() -> "tokyo", () -> "osaka"), () -> "instead"))
        .isEqualTo("tokyo");
  }

  private String callShelf(Callable<String> tokyo) {
    try {
      return fixture.get("shelf").call(CallWithStandby.withStandby(tokyo, () -> "osaka"));
    } catch (IllegalStateException down) {
      return "down";
    }
  }

  @Test
  void essentialCallsWentByTheStandby_theyGoByThePrimaryAtOnce() {
    while (!callShelf(ResetTest::fail).equals("osaka")) {
      fixture.advance(TICK);
    }
    assertThat(callShelf(() -> "tokyo")).isEqualTo("osaka");

    reset();

    assertThat(callShelf(() -> "tokyo")).isEqualTo("tokyo");
  }

  @Test
  void callsWereCounted_countsStay() {
    ranking.call(() -> "live", () -> "instead");

    reset();

    assertThat(ranking.calls().live()).isEqualTo(1);
  }

  @Test
  void engineStepsAside_nothingHappens() {
    try (DoorsFixture aside =
        new DoorsFixture(
            builder -> builder.properties(Map.of("fallback.enabled", "false")),
            DependencySpec.nonEssential("ranking").build())) {
      aside.access.reset();

      assertThat(aside.get("ranking").call(() -> "live", () -> "instead")).isEqualTo("live");
    }
  }
}
