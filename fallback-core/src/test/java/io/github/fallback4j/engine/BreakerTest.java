package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.Order;
import io.github.fallback4j.Outcome;
import io.github.fallback4j.Status;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A dependency that fails is set aside, tried, and let back in steps. */
class BreakerTest {
  private static final Duration TICK = Duration.ofMillis(150);

  private final EngineFixture fixture = new EngineFixture(spec(Automatic.ENFORCE));
  private final Dependency ranking = fixture.get("ranking");

  private static DependencySpec spec(Automatic automatic) {
    return DependencySpec.nonEssential("ranking").automatic(automatic).build();
  }

  private static boolean live(Dependency dependency) {
    return dependency.attempt(() -> "live", () -> "instead") instanceof Outcome.Live;
  }

  private void trip() {
    fixture.fail("ranking", 5, TICK);
    assertThat(ranking.state().cause()).isEqualTo(Cause.BREAKER);
  }

  @Test
  void fourFailuresInARow_isNotSetAside() {
    fixture.fail("ranking", 4, TICK);

    assertThat(ranking.state().status()).isEqualTo(Status.NORMAL);
  }

  @Test
  void fiveFailuresInARowOverHalfASecond_isSetAsideAndSaysWhy() {
    fixture.fail("ranking", 5, TICK);

    DependencyState state = ranking.state();
    assertThat(state.status()).isEqualTo(Status.DEGRADED);
    assertThat(state.admitted()).isZero();
    assertThat(state.source()).isEqualTo("breaker");
    assertThat(state.reason())
        .contains("5 failures in a row within 600 ms")
        .contains("IllegalStateException: down");
    assertThat(live(ranking)).isFalse();
  }

  @Test
  void burstOfFailuresWithinHalfASecond_isNotSetAsideUntilItLasts() {
    fixture.fail("ranking", 100, Duration.ofMillis(4));
    assertThat(ranking.state().status()).isEqualTo(Status.NORMAL);

    fixture.advance(Duration.ofMillis(100));
    fixture.fail("ranking", 1, Duration.ZERO);
    assertThat(ranking.state().status()).isEqualTo(Status.DEGRADED);
  }

  @Test
  void successInBetween_startsTheCountAgain() {
    fixture.fail("ranking", 4, TICK);
    assertThat(live(ranking)).isTrue();
    fixture.fail("ranking", 4, TICK);

    assertThat(ranking.state().status()).isEqualTo(Status.NORMAL);

    fixture.fail("ranking", 1, TICK);
    assertThat(ranking.state().status()).isEqualTo(Status.DEGRADED);
  }

  @Test
  void setAside_skipsWithoutCalling() {
    trip();

    Degradation why =
        ranking.callOrElse(
            () -> {
              throw new AssertionError("must not be called");
            },
            degradation -> degradation);

    assertThat(why.cause()).isEqualTo(Cause.BREAKER);
    assertThat(why.skipped()).isTrue();
    assertThat(why.failure()).isNull();
  }

  @Test
  void afterTheHold_threeGoodProbesBringItBackInSteps() {
    trip();
    fixture.advance(Duration.ofMillis(1_599 - TICK.toMillis()));
    assertThat(live(ranking)).as("held at least 1.6 s").isFalse();

    fixture.advance(Duration.ofMillis(802));
    assertThat(live(ranking)).isTrue();
    assertThat(live(ranking)).isTrue();
    assertThat(ranking.state().status()).isEqualTo(Status.DEGRADED);
    assertThat(live(ranking)).isTrue();

    assertThat(ranking.state().status()).isEqualTo(Status.RECOVERING);
    assertThat(ranking.state().cause()).isEqualTo(Cause.BREAKER);
    assertThat(ranking.state().admitted()).isEqualTo(0.10);
    fixture.advance(Duration.ofSeconds(2));
    assertThat(ranking.state().admitted()).isEqualTo(0.25);
    fixture.advance(Duration.ofSeconds(2));
    assertThat(ranking.state().admitted()).isEqualTo(0.50);
    fixture.advance(Duration.ofSeconds(2));
    assertThat(ranking.state().status()).isEqualTo(Status.NORMAL);
    assertThat(ranking.state().admitted()).isEqualTo(1);
  }

  @Test
  void probeFails_isHeldAgain() {
    trip();
    fixture.advance(Duration.ofSeconds(3));
    fixture.fail("ranking", 1, Duration.ZERO);

    assertThat(ranking.state().reason()).startsWith("still failing");
    assertThat(live(ranking)).isFalse();
  }

  @Test
  void probing_letsOneCallThroughAtATime() {
    trip();
    fixture.advance(Duration.ofSeconds(3));

    int[] reached = {0};
    nest(8, reached);

    assertThat(reached[0]).isEqualTo(1);
  }

  /** Calls within calls, so that all of them are under way at once. */
  private void nest(int depth, int[] reached) {
    if (depth > 0) {
      ranking.run(
          () -> {
            reached[0]++;
            nest(depth - 1, reached);
          });
    }
  }

  @Test
  void mostCallsFailInAStep_goesBack() {
    trip();
    fixture.advance(Duration.ofSeconds(3));
    for (int i = 0; i < 3; i++) {
      live(ranking);
    }
    assertThat(ranking.state().status()).isEqualTo(Status.RECOVERING);

    fixture.fail("ranking", 400, Duration.ZERO);

    assertThat(ranking.state().status()).isEqualTo(Status.DEGRADED);
    assertThat(ranking.state().reason()).startsWith("most calls failed during the ramp");
  }

  @Test
  void observing_reportsButSkipsNothing() {
    try (EngineFixture observing = new EngineFixture(spec(Automatic.OBSERVE))) {
      observing.fail("ranking", 6, TICK);

      assertThat(observing.get("ranking").state().status()).isEqualTo(Status.NORMAL);
      assertThat(observing.engine.switchboard().explain("ranking"))
          .singleElement()
          .satisfies(
              cause -> {
                assertThat(cause.cause()).isEqualTo(Cause.BREAKER);
                assertThat(cause.deciding()).isFalse();
              });
      assertThat(live(observing.get("ranking"))).isTrue();
    }
  }

  @Test
  void detectionOff_findsNothing() {
    try (EngineFixture off = new EngineFixture(spec(Automatic.OFF))) {
      off.fail("ranking", 50, TICK);

      assertThat(off.get("ranking").state().status()).isEqualTo(Status.NORMAL);
      assertThat(off.engine.switchboard().explain("ranking")).isEmpty();
    }
  }

  @Test
  void orderedOn_callsAlthoughSetAsideAndWhatWasFoundHoldsAgainAfterwards() {
    trip();
    fixture.engine.switchboard().order(Order.on("ranking").lasting(Duration.ofSeconds(1)));

    assertThat(live(ranking)).isTrue();
    assertThat(ranking.state().cause()).isEqualTo(Cause.SWITCH_ON);

    fixture.advance(Duration.ofSeconds(1));
    assertThat(ranking.state().cause()).isEqualTo(Cause.BREAKER);
  }

  @Test
  void everyPermitHeldByAnOverdueCall_isSetAsideAtOnce() {
    DependencySpec two =
        DependencySpec.nonEssential("mute")
            .permits(2)
            .warmUp(0)
            .deadline(Duration.ofMillis(300))
            .build();
    try (EngineFixture mute = new EngineFixture(two)) {
      for (int i = 0; i < 2; i++) {
        mute.get("mute").callAsync(java.util.concurrent.CompletableFuture::new, () -> "instead");
      }
      assertThat(mute.get("mute").attempt(() -> "live", () -> "instead"))
          .as("permits taken by calls that are not overdue yet")
          .isInstanceOfSatisfying(
              Outcome.Substitute.class, s -> assertThat(s.why().cause()).isEqualTo(Cause.PERMITS));
      assertThat(mute.get("mute").state().status()).isEqualTo(Status.NORMAL);

      mute.advance(Duration.ofMillis(310));
      mute.get("mute").call(() -> "live", () -> "instead");

      assertThat(mute.get("mute").state().cause()).isEqualTo(Cause.BREAKER);
      assertThat(mute.get("mute").state().reason()).contains("all 2 permits");
    }
  }
}
