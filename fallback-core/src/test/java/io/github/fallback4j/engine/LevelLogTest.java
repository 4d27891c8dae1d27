package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.FallbackEvent.LevelChanged;
import io.github.fallback4j.FallbackEvent.LevelExhausted;
import io.github.fallback4j.FallbackEvent.LevelRaisedInVain;
import io.github.fallback4j.LevelState;
import io.github.fallback4j.LogLines;
import io.github.fallback4j.ManualTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LevelLogTest {
  private static final Instant NOW = ManualTime.START;
  private static final LevelState NONE = new LevelState(0, 0, 3, 0, null, null, null, null, null);

  @RegisterExtension final LogLines log = LogLines.ofStates();
  private final StateLog stateLog = new StateLog();
  private LevelState state = NONE;

  private static LevelState found(double level) {
    return level == 0
        ? NONE
        : new LevelState(
            level, 0, 3, level, LevelState.CONTROLLER, null, "waits are long", NOW, null);
  }

  private void move(LevelState after) {
    stateLog.accept(new LevelChanged(NOW, "school@a:1", state, after));
    state = after;
  }

  @Test
  void levelFoundLeavesZero_isAWarning() {
    move(found(0.05));

    assertThat(log.lines())
        .containsExactly("WARN The level is 0.05: by controller, waits are long");
  }

  @Test
  void levelFoundMoves_onlyQuartersAndWholeLevelsAreWritten() {
    move(found(0.5));
    move(found(0.6));
    move(found(0.75));
    move(found(0.95));
    move(found(1));
    move(found(0.95));
    move(found(0));

    assertThat(log.lines())
        .containsExactly(
            "WARN The level is 0.50: by controller, waits are long",
            "INFO The level is 0.75: by controller, waits are long",
            "INFO The level is 1.00: by controller, waits are long",
            "INFO The level is 0.95: by controller, waits are long",
            "INFO The level is 0.00: nothing is dropped");
  }

  @Test
  void floorOrdered_isWrittenWithOwnerReasonAndEnd() {
    move(new LevelState(2, 2, 3, 0, "endpoint", "ops", "exam", NOW, NOW.plusSeconds(60)));

    assertThat(log.lines())
        .containsExactly(
            "INFO The level is 2.00: by endpoint, ops, exam, until 2030-01-01T00:01:00Z");
  }

  @Test
  void exhausted_isAWarning() {
    stateLog.accept(new LevelExhausted(NOW, "school@a:1", found(3)));

    assertThat(log.lines()).singleElement().asString().startsWith("WARN The level is 3.00, and");
  }

  @Test
  void raisedInVain_isAWarning() {
    stateLog.accept(new LevelRaisedInVain(NOW, "school@a:1", 0, 1.5));

    assertThat(log.lines())
        .singleElement()
        .asString()
        .startsWith("WARN The level rose from 0.00 to 1.50");
  }
}
