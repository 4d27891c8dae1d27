package io.github.fallback4j.internal.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Status;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is found, and what comes of it on the ramp. */
class DetectorTest {
  private static final Duration STEP = Duration.ofSeconds(2);

  private final DetectorFixture fixture = new DetectorFixture();

  private void results(int good, int bad) {
    for (int i = 0; i < bad; i++) {
      fixture.fail();
    }
    for (int i = 0; i < good; i++) {
      fixture.succeed();
    }
  }

  @Test
  void nothingFailed_successesAndAbandonedCallsAreNotHeard() {
    results(100, 0);
    fixture.abandon();

    assertThat(fixture.state().status()).isEqualTo(Status.NORMAL);
    assertThat(fixture.time.waiting()).isZero();
  }

  @Test
  void overdueCalls_areNamedInTheReason() {
    for (int i = 0; i < 5; i++) {
      fixture.fail(Cause.DEADLINE, null);
      fixture.advance(Duration.ofMillis(125));
    }

    assertThat(fixture.state().reason()).contains("no answer within 1000 ms");
  }

  @Test
  void asManyCallsInARowAreOverdueAsThereArePermits_itIsSetAsideAtOnce() {
    DetectorFixture ten =
        new DetectorFixture(DependencySpec.nonEssential("ranking").permits(10).build());
    for (int i = 0; i < 9; i++) {
      ten.fail(Cause.DEADLINE, null);
    }
    assertThat(ten.state().admitted()).isEqualTo(1);

    ten.fail(Cause.DEADLINE, null);

    assertThat(ten.state().admitted()).isZero();
  }

  @Test
  void someOfThemFailedOtherwiseOrOneSucceeded_itIsNot() {
    DetectorFixture ten =
        new DetectorFixture(DependencySpec.nonEssential("ranking").permits(10).build());
    for (int i = 0; i < 30; i++) {
      ten.fail();
    }
    ten.succeed();
    for (int i = 0; i < 9; i++) {
      ten.fail(Cause.DEADLINE, null);
      ten.fail();
    }
    ten.succeed();
    ten.fail(Cause.DEADLINE, null);

    assertThat(ten.state().admitted()).isEqualTo(1);
  }

  @Test
  void failureThatCannotEvenBeDescribed_isSetAsideAndTriedAllTheSame() {
    for (int i = 0; i < 5; i++) {
      fixture.fail(Cause.FAILURE, new Indescribable());
      fixture.advance(Duration.ofMillis(125));
    }

    assertThat(fixture.state().cause()).isEqualTo(Cause.BREAKER);
    assertThat(fixture.state().reason()).contains("Indescribable");
    fixture.advance(Duration.ofSeconds(2));
    assertThat(fixture.admits()).isTrue();
  }

  /** As thrown by clients that format their message from what is not there. */
  private static final class Indescribable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new NullPointerException("nothing to format");
    }
  }

  @Test
  void detectionOff_permitsHeldByOverdueCallsAreNotHeardEither() {
    DetectorFixture off =
        new DetectorFixture(
            DependencySpec.nonEssential("ranking").automatic(Automatic.OFF).build());
    off.detector.exhausted();

    assertThat(off.state().status()).isEqualTo(Status.NORMAL);
  }

  @Test
  void heldAgain_theOutageBeganWithTheFirstFailure() {
    fixture.trip();
    Instant began = fixture.state().since();
    fixture.advance(STEP);
    fixture.fail();

    assertThat(fixture.state().since()).isEqualTo(began);
  }

  @Test
  void relapseOnTheRamp_isTheSameOutage() {
    fixture.trip();
    Instant began = fixture.state().since();
    fixture.advance(STEP);
    for (int i = 0; i < 3; i++) {
      fixture.probe();
    }
    results(0, 5);

    assertThat(fixture.state().since()).isEqualTo(began);
  }

  @Test
  void relapseAfterTheRamp_isAnotherOutage() {
    fixture.trip();
    Instant began = fixture.state().since();
    fixture.advance(STEP);
    for (int i = 0; i < 3; i++) {
      fixture.probe();
    }
    fixture.advance(STEP.multipliedBy(3));
    fixture.trip();

    assertThat(fixture.state().since()).isAfter(began);
  }

  @Test
  void halfOfAStepFailed_goesOn() {
    fixture.tripAndReturn();
    results(5, 2);
    results(0, 3);
    fixture.advance(STEP);

    assertThat(fixture.state().admitted()).isEqualTo(0.25);
  }

  @Test
  void fewerResultsThanAStepNeeds_passesOnTime() {
    fixture.tripAndReturn();
    results(0, 4);
    fixture.advance(STEP);

    assertThat(fixture.state().status()).isEqualTo(Status.RECOVERING);
  }

  @Test
  void mostOfAStepFailedAndTheLastResultWasGood_goesBackAllTheSame() {
    fixture.tripAndReturn();
    results(2, 3);
    fixture.advance(STEP);

    assertThat(fixture.state().status()).isEqualTo(Status.DEGRADED);
    assertThat(fixture.state().reason()).startsWith("most calls failed during the ramp");
  }

  @Test
  void resultsOfAnEarlierStep_areNotHeldAgainstTheNext() {
    fixture.tripAndReturn();
    results(0, 4);
    fixture.advance(STEP);
    results(1, 0);
    results(0, 3);
    fixture.advance(STEP);

    assertThat(fixture.state().admitted()).isEqualTo(0.50);
  }
}
