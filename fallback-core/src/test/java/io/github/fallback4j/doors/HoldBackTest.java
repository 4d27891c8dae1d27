package io.github.fallback4j.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.fallback4j.CallWithStandby;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Explanation;
import io.github.fallback4j.Order;
import io.github.fallback4j.Status;
import io.github.fallback4j.UnknownDependencyException;
import io.github.fallback4j.spi.DrillRefusedException;
import io.github.fallback4j.spi.Registration;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A module holds automatic degradation back, and detection goes on. */
class HoldBackTest {
  private static final Duration TICK = Duration.ofMillis(150);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final DoorsFixture fixture =
      new DoorsFixture(
          DependencySpec.nonEssential("ranking").warmUp(0).build(),
          DependencySpec.nonEssential("badges").warmUp(0).standby().build(),
          DependencySpec.essential("lesson").build(),
          DependencySpec.essential("shelf").standby().idempotent(true).build());
  private final Dependency ranking = fixture.get("ranking");
  private int made;

  @AfterEach
  void close() {
    fixture.close();
  }

  private Registration holdBack(Duration time) {
    return fixture.access.holdBack("ranking", time);
  }

  private String fail() {
    made++;
    throw new IllegalStateException("down");
  }

  private void callUntilDetected() {
    for (int i = 0; i < 6; i++) {
      ranking.call(this::fail, () -> "instead");
      fixture.advance(TICK);
    }
    assertThat(fixture.engine.switchboard().explain("ranking"))
        .extracting(Explanation::cause)
        .contains(Cause.BREAKER);
  }

  private boolean isMade() {
    int before = made;
    ranking.call(this::fail, () -> "instead");
    return made > before;
  }

  @Test
  void callsFail_causeIsShownAndNoCallIsSkipped() {
    holdBack(MINUTE);
    callUntilDetected();

    assertThat(isMade()).isTrue();
    assertThat(ranking.state().status()).isEqualTo(Status.NORMAL);
  }

  @Test
  void itsTimeIsOver_whatWasDetectedDecidesAtOnce() {
    holdBack(Duration.ofSeconds(1));
    callUntilDetected();
    fixture.advance(TICK);

    assertThat(ranking.state().cause()).isEqualTo(Cause.BREAKER);
    assertThat(isMade()).isFalse();
  }

  @Test
  void closedEarly_whatWasDetectedDecidesAtOnce() {
    Registration heldBack = holdBack(MINUTE);
    callUntilDetected();

    heldBack.close();
    assertThat(isMade()).isFalse();
  }

  @Test
  void closedTwice_theSecondDoesNothing() {
    Registration first = holdBack(MINUTE);
    first.close();
    holdBack(MINUTE);
    first.close();
    callUntilDetected();

    assertThat(isMade()).isTrue();
  }

  @Test
  void replaced_closingTheEarlierDoesNothing() {
    Registration earlier = holdBack(MINUTE);
    holdBack(MINUTE);
    callUntilDetected();

    earlier.close();
    assertThat(isMade()).isTrue();
  }

  @Test
  void replacedByALongerOne_theEarlierEndIsNone() {
    holdBack(Duration.ofSeconds(2));
    holdBack(MINUTE);
    callUntilDetected();
    fixture.advance(Duration.ofSeconds(2));

    assertThat(isMade()).isTrue();
  }

  @Test
  void somebodySwitchesOff_orderDecides() {
    holdBack(MINUTE);
    fixture.engine.switchboard().order(Order.off("ranking"));

    assertThat(isMade()).isFalse();
  }

  @Test
  void dependencyHasAStandby_callsKeepGoingByThePrimary() {
    Registration heldBack = fixture.access.holdBack("badges", MINUTE);
    for (int i = 0; i < 6; i++) {
      callBadges();
      fixture.advance(TICK);
    }
    assertThat(callBadges()).isEqualTo("instead");

    heldBack.close();
    assertThat(callBadges()).isEqualTo("osaka");
  }

  private String callBadges() {
    return fixture
        .get("badges")
        .call(CallWithStandby.withStandby(this::fail, () -> "osaka"), () -> "instead");
  }

  @Test
  void engineIsClosed_itEnds() {
    holdBack(MINUTE);
    callUntilDetected();

    fixture.engine.close();
    assertThat(isMade()).isFalse();
  }

  @Test
  void engineWasClosed_isRefused() {
    fixture.engine.close();

    assertThatIllegalStateException()
        .isThrownBy(() -> holdBack(MINUTE))
        .withMessageContaining("closed");
  }

  @Test
  void engineStepsAside_isRefused() {
    try (DoorsFixture aside =
        new DoorsFixture(
            builder -> builder.properties(Map.of("fallback.enabled", "false")),
            DependencySpec.nonEssential("ranking").build())) {
      assertThatIllegalStateException()
          .isThrownBy(() -> aside.access.holdBack("ranking", MINUTE))
          .withMessageContaining("fallback.enabled");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"lesson", "shelf"})
  void dependencyIsEssential_isRefused(String dependency) {
    assertThatExceptionOfType(DrillRefusedException.class)
        .isThrownBy(() -> fixture.access.holdBack(dependency, MINUTE))
        .withMessageContaining("'" + dependency + "'")
        .returns("essential", DrillRefusedException::condition);
  }

  @Test
  void dependencyIsUnknown_isRefused() {
    assertThatExceptionOfType(UnknownDependencyException.class)
        .isThrownBy(() -> fixture.access.holdBack("nobody", MINUTE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT24H0.000000001S"})
  void timeOutOfRange_isRefused(Duration time) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> holdBack(time))
        .withMessageContaining("time")
        .withMessageContaining(time.toString());
  }
}
