package io.github.fallback4j.internal.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Status;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A partial failure is answered in part. */
class ThrottleTest {
  private final DetectorFixture fixture = new DetectorFixture();
  private final ProbedFixture calls = new ProbedFixture();

  @BeforeEach
  void countsCalls() {
    fixture.detector.attach(calls);
  }

  /** A hundred calls a second, of which every nth fails. */
  private void run(Duration time, int failing) {
    for (int i = 0; i < time.toMillis() / 10; i++) {
      if (failing > 0 && i % failing == 0) {
        fixture.fail();
      } else {
        calls.succeeded(1);
        fixture.succeed();
      }
      fixture.advance(Duration.ofMillis(10));
    }
  }

  @Test
  void halfOfTheCallsFail_halfAreSkipped() {
    run(Duration.ofSeconds(20), 2);

    assertThat(fixture.state().cause()).isEqualTo(Cause.THROTTLE);
    assertThat(fixture.state().status()).isEqualTo(Status.DEGRADED);
    assertThat(fixture.state().admitted()).isCloseTo(0.5, within(0.001));
    assertThat(fixture.state().reason()).isEqualTo("50 % of calls are skipped because many fail");
  }

  @Test
  void fewCallsFail_noneIsSkipped() {
    run(Duration.ofSeconds(20), 16);

    assertThat(fixture.changes()).isZero();
  }

  @Test
  void failuresEnd_allGoAgainWithoutARamp() {
    run(Duration.ofSeconds(20), 2);
    run(Duration.ofSeconds(30), 0);

    assertThat(fixture.state().status()).isEqualTo(Status.NORMAL);
  }

  @Test
  void allCallsFail_theBreakerJudgesAlone() {
    run(Duration.ofSeconds(1), 1);

    assertThat(fixture.state().cause()).isEqualTo(Cause.BREAKER);
    assertThat(fixture.changes()).isEqualTo(1);
  }

  @Test
  void throttledAndThenAllFail_theBreakerTakesOver() {
    run(Duration.ofSeconds(10), 2);
    run(Duration.ofSeconds(1), 1);

    assertThat(fixture.state().cause()).isEqualTo(Cause.BREAKER);
  }
}
