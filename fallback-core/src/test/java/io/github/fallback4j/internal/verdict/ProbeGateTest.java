package io.github.fallback4j.internal.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Mode;
import org.junit.jupiter.api.Test;

/** Single calls that go although nothing is admitted. */
class ProbeGateTest {
  private final StandingFixture fixture = new StandingFixture();
  private int asked;

  private boolean letThrough() {
    asked++;
    return true;
  }

  private boolean admits() {
    return fixture.standing.verdict().admits();
  }

  @Test
  void onlyCauseHasAProbe_goes() {
    fixture.raise(Cause.BREAKER, "breaker", 0, this::letThrough);

    assertThat(admits()).isTrue();
    assertThat(asked).isEqualTo(1);
  }

  @Test
  void probeIsTaken_isSkipped() {
    fixture.raise(Cause.BREAKER, "breaker", 0, () -> false);

    assertThat(admits()).isFalse();
  }

  @Test
  void anotherCauseAdmitsNothing_noProbeIsAsked() {
    fixture.raise(Cause.BREAKER, "breaker", 0, this::letThrough);
    fixture.raise(Cause.LEVEL, 0);

    assertThat(admits()).isFalse();
    assertThat(asked).isZero();
  }

  @Test
  void orderedOff_noProbeIsAsked() {
    fixture.raise(Cause.BREAKER, "breaker", 0, this::letThrough);
    fixture.rule(Mode.OFF);

    assertThat(admits()).isFalse();
    assertThat(asked).isZero();
  }

  @Test
  void orderedOn_goesWithoutTakingAProbesPlace() {
    fixture.raise(Cause.BREAKER, "breaker", 0, this::letThrough);
    fixture.rule(Mode.ON);

    assertThat(admits()).isTrue();
    assertThat(asked).isZero();
  }

  @Test
  void causeThatIsOnlyShown_doesNotStandInTheWayOfAProbe() {
    fixture.raise(Cause.BREAKER, "breaker", 0, this::letThrough);
    fixture.observe(Cause.HEALTH);

    assertThat(admits()).isTrue();
  }
}
