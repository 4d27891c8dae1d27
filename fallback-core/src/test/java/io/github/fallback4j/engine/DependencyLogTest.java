package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.CallWithStandby;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.LogLines;
import io.github.fallback4j.Order;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One line in the log for each change of a dependency that a person cares about. */
class DependencyLogTest {
  private static final Duration TICK = Duration.ofMillis(150);

  @RegisterExtension private final LogLines log = LogLines.ofStates();

  private final EngineFixture fixture =
      new EngineFixture(
          DependencySpec.nonEssential("ranking").warmUp(0).build(),
          DependencySpec.nonEssential("badges").warmUp(0).standby().build());

  @AfterEach
  void close() {
    fixture.close();
  }

  private List<String> linesOf(String subject) {
    return log.lines().stream().filter(line -> line.contains(subject)).toList();
  }

  private void call(int times, boolean well) {
    for (int i = 0; i < times; i++) {
      fixture
          .get("ranking")
          .call(
              () -> {
                if (!well) {
                  throw new IllegalStateException("down");
                }
                return "live";
              },
              () -> "instead");
      fixture.advance(TICK);
    }
  }

  @Test
  void outageAndRecovery_areThreeLinesAndTheCauseStandsInTheFirst() {
    call(20, false);
    call(200, true);

    assertThat(linesOf("'ranking'"))
        .containsExactly(
            "WARN Dependency 'ranking' is degraded: breaker, 5 failures in a row within 600 ms,"
                + " the last with java.lang.IllegalStateException: down",
            "INFO Dependency 'ranking' is recovering from breaker, 10 % of calls go through",
            "INFO Dependency 'ranking' is normal again");
  }

  @Test
  void shareOfCallsFails_thereIsOneLineAlthoughTheSkippedShareMoves() {
    for (int i = 0; i < 40; i++) {
      call(3, false);
      call(2, true);
    }

    assertThat(linesOf("throttle"))
        .containsExactly(
            "WARN Dependency 'ranking' is degraded, 95 % of calls go through: throttle, 5 % of calls"
                + " are skipped because many fail");
  }

  @Test
  void switchedOff_isWrittenWithOwnerReasonAndEnd() {
    fixture
        .engine
        .switchboard()
        .order(Order.off("ranking").lasting(Duration.ofHours(1)).by("ops").because("Redis moves"));

    assertThat(linesOf("Dependency 'ranking'"))
        .containsExactly(
            "WARN Dependency 'ranking' is degraded: switch-off from api by ops, Redis moves, until"
                + " 2030-01-01T01:00:00Z");
  }

  @Test
  void routeIsTriedInVain_isWarnedOfOnce() {
    for (int i = 0; i < 100; i++) {
      fixture
          .get("badges")
          .call(
              CallWithStandby.withStandby(
                  () -> {
                    throw new IllegalStateException("down");
                  },
                  () -> "osaka"),
              () -> "instead");
      fixture.advance(TICK);
    }

    assertThat(linesOf("primary"))
        .containsExactly(
            "WARN The primary of dependency 'badges' is degraded, 100 % of calls use the standby:"
                + " breaker, 5 failures in a row within 600 ms, the last with"
                + " java.lang.IllegalStateException: down");
  }
}
