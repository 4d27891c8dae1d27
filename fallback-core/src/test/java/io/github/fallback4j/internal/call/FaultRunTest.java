package io.github.fallback4j.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.ManualTime;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** An outage begins with the first of a run of calls of which at least a fifth fail. */
class FaultRunTest {
  private final ManualTime time = new ManualTime();
  private final FaultRun run = new FaultRun();
  private long successes;
  private boolean normal = true;

  private void succeed(int calls) {
    successes += calls;
  }

  private Instant fail() {
    time.advance(Duration.ofMillis(10));
    run.failed(time.now(), successes, normal);
    return time.now();
  }

  private @Nullable Instant began() {
    return run.began(successes, normal);
  }

  private void turn(boolean toNormal) {
    normal = toNormal;
    run.turned(successes);
  }

  @Test
  void noFailure_hasNotBegun() {
    assertThat(began()).isNull();
  }

  @Test
  void failuresInARow_beginWithTheFirst() {
    succeed(1_000);
    Instant first = fail();
    fail();
    fail();

    assertThat(began()).isEqualTo(first);
  }

  @Test
  void loneFailureLongBefore_isNoPartOfIt() {
    fail();
    succeed(100);
    assertThat(began()).isNull();

    Instant first = fail();
    fail();
    assertThat(began()).isEqualTo(first);
  }

  @Test
  void oneInThreeFails_beginsWithTheFirst() {
    succeed(500);
    Instant first = fail();
    for (int i = 0; i < 20; i++) {
      succeed(2);
      fail();
    }

    assertThat(began()).isEqualTo(first);
  }

  @Test
  void oneInTenFails_neverLasts() {
    for (int i = 0; i < 20; i++) {
      fail();
      succeed(9);
    }

    assertThat(began()).isNull();
  }

  @Test
  void setAside_staysWhereItBeganThroughProbesAndRamp() {
    Instant first = fail();
    fail();
    turn(false);
    succeed(1_000);
    fail();

    assertThat(began()).isEqualTo(first);
  }

  @Test
  void backToNormal_isOverWhenCallsAreWell() {
    fail();
    turn(false);
    succeed(1_000);
    turn(true);
    assertThat(began()).isNull();

    Instant next = fail();
    assertThat(began()).isEqualTo(next);
  }

  @Test
  void backToNormalTooEarly_goesOn() {
    Instant first = fail();
    fail();
    turn(false);
    turn(true);
    fail();

    assertThat(began()).isEqualTo(first);
  }

  @Test
  void setAsideByAnOrder_doesNotKeepAnOldRun() {
    fail();
    succeed(100);
    turn(false);
    assertThat(began()).isNull();

    Instant first = fail();
    succeed(100);
    fail();
    assertThat(began()).isEqualTo(first);
  }

  @Test
  void manyRuns_eachBeginsAnew() {
    assertThat(
            LongStream.range(0, 50)
                .mapToObj(
                    round -> {
                      succeed(1_000);
                      Instant first = fail();
                      fail();
                      return first.equals(began());
                    }))
        .containsOnly(true);
  }
}
