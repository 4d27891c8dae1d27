package io.github.fallback4j.doors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Order;
import io.github.fallback4j.UnknownDependencyException;
import io.github.fallback4j.spi.CallOutcome;
import io.github.fallback4j.spi.CallTally;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A module reads how calls were answered, and why. */
class CallTallyTest {
  private final DoorsFixture fixture =
      new DoorsFixture(
          DependencySpec.nonEssential("ranking")
              .automatic(Automatic.OFF)
              .passThrough(List.of(IllegalArgumentException.class))
              .permits(2)
              .deadline(Duration.ofMillis(100))
              .warmUp(0)
              .build(),
          DependencySpec.essential("lesson").build());
  private final Dependency ranking = fixture.get("ranking");

  @AfterEach
  void close() {
    fixture.close();
  }

  private CallTally tally() {
    return fixture.access.calls("ranking");
  }

  private static <T> T failing() {
    throw new IllegalStateException("down");
  }

  private void takeAllPermits() {
    ranking.callAsync(CompletableFuture::new, () -> "instead");
    ranking.callAsync(CompletableFuture::new, () -> "instead");
  }

  @Test
  void noCalls_countNothing() {
    assertThat(tally()).isEqualTo(new CallTally(Map.of(), 0, 0, 0));
    assertThat(tally().total()).isZero();
  }

  @Test
  void eachOutcome_isCountedWithItsCause() {
    ranking.call(() -> "live", () -> "instead");
    ranking.call(CallTallyTest::failing, () -> "instead");
    fixture.engine.switchboard().order(Order.off("ranking"));
    ranking.call(() -> "live", () -> "instead");
    ranking.run(() -> {});

    assertThat(tally().answers())
        .isEqualTo(
            Map.of(
                CallOutcome.LIVE, Map.of(Cause.NONE, 1L),
                CallOutcome.SUBSTITUTE, Map.of(Cause.FAILURE, 1L, Cause.SWITCH_OFF, 1L),
                CallOutcome.EMPTY, Map.of(Cause.SWITCH_OFF, 1L)));
    assertThat(tally().total()).isEqualTo(4);
    assertThat(tally().count(CallOutcome.SUBSTITUTE)).isEqualTo(2);
    assertThat(tally().count(Cause.SWITCH_OFF)).isEqualTo(2);
    assertThat(tally().count(CallOutcome.STALE, Cause.FAILURE)).isZero();
  }

  @Test
  void exceptionThatIsAnAnswer_isNoHarm() {
    try {
      ranking.run(
          () -> {
            throw new IllegalArgumentException("no such room");
          });
    } catch (IllegalArgumentException expected) {
      // counted
    }

    assertThat(tally().count(CallOutcome.PASS_THROUGH, Cause.NONE)).isEqualTo(1);
    assertThat(tally().harmed()).isZero();
  }

  @Test
  void failuresAndOverdueCalls_harmTheirCallers() {
    ranking.call(CallTallyTest::failing, () -> "instead");
    CompletionStage<String> overdue = ranking.callAsync(CompletableFuture::new, () -> "instead");
    fixture.advance(Duration.ofMillis(200));

    assertThat(overdue.toCompletableFuture().join()).isEqualTo("instead");
    assertThat(tally().count(Cause.FAILURE)).isEqualTo(1);
    assertThat(tally().count(Cause.DEADLINE)).isEqualTo(1);
    assertThat(tally().harmed()).isEqualTo(2);
    assertThat(tally().underWay()).isEqualTo(1);
  }

  @Test
  void fallbackThatThrows_isCounted() {
    try {
      ranking.call(CallTallyTest::failing, CallTallyTest::failing);
    } catch (IllegalStateException expected) {
      // counted
    }

    assertThat(tally().chainFailures()).isEqualTo(1);
    assertThat(tally().count(CallOutcome.ERROR, Cause.FAILURE)).isEqualTo(1);
  }

  @Test
  void noPermit_isCountedAsRefused() {
    takeAllPermits();
    ranking.call(() -> "live", () -> "instead");

    assertThat(tally().refused()).isEqualTo(1);
    assertThat(tally().underWay()).isEqualTo(2);
    assertThat(tally().count(CallOutcome.SUBSTITUTE, Cause.PERMITS)).isEqualTo(1);
  }

  @Test
  void essential_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fixture.access.calls("lesson"))
        .withMessageContaining("'lesson' is essential");
  }

  @Test
  void unknown_isRefused() {
    assertThatExceptionOfType(UnknownDependencyException.class)
        .isThrownBy(() -> fixture.access.calls("rankin"))
        .withMessageContaining("ranking");
  }

  @Test
  void engineThatStepsAside_countsNothing() {
    try (DoorsFixture aside =
        new DoorsFixture(
            builder -> builder.environment(Map.of("FALLBACK_ENABLED", "false")),
            DependencySpec.nonEssential("ranking").build())) {
      aside.get("ranking").call(() -> "live", () -> "instead");

      assertThat(aside.access.calls("ranking").total()).isZero();
      assertThat(aside.access.moments("ranking").firstFault()).isNull();
    }
  }
}
