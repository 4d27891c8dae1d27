package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.FallbackEvent.LevelOrderEnded;
import io.github.fallback4j.FallbackEvent.LevelOrdered;
import io.github.fallback4j.FallbackEvent.OrderEnded;
import io.github.fallback4j.FallbackEvent.Ordered;
import io.github.fallback4j.FallbackEvent.SourceChanged;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.LogLines;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.Order;
import io.github.fallback4j.SourceState;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StateLogTest {
  private static final Instant NOW = ManualTime.START;
  private static final Order OFF =
      Order.off("tag:redis").lasting(Duration.ofMinutes(30)).by("ops").because("Redis moves");

  @RegisterExtension final LogLines log = LogLines.ofStates();
  private final StateLog stateLog = new StateLog();

  @Test
  void ordered_isWrittenWithOwnerReasonAndEnd() {
    stateLog.accept(new Ordered(NOW, "school@a:1", OFF, NOW.plus(OFF.lasting()), OFF.source()));

    assertThat(log.lines())
        .containsExactly(
            "INFO New order: off for 'tag:redis' from api by ops, Redis moves,"
                + " until 2030-01-01T00:30:00Z");
  }

  @Test
  void orderWithoutOwnerAndReason_isWrittenWithoutThem() {
    Order order = Order.auto("ranking");

    stateLog.accept(
        new Ordered(NOW, "school@a:1", order, NOW.plus(order.lasting()), order.source()));

    assertThat(log.lines())
        .containsExactly("INFO New order: auto for 'ranking' from api, until 2030-01-01T00:30:00Z");
  }

  @Test
  void orderExpires_isWritten() {
    stateLog.accept(new OrderEnded(NOW, "school@a:1", OFF, OFF.source(), true));

    assertThat(log.lines())
        .containsExactly("INFO Order expired: off for 'tag:redis' from api by ops, Redis moves");
  }

  @Test
  void orderIsCleared_isWritten() {
    stateLog.accept(new OrderEnded(NOW, "school@a:1", OFF, OFF.source(), false));

    assertThat(log.lines())
        .containsExactly("INFO Order cleared: off for 'tag:redis' from api by ops, Redis moves");
  }

  @Test
  void levelOrder_isWrittenWhenItIsGivenAndWhenItEnds() {
    LevelOrder order = LevelOrder.of(2).by("ops").because("exam").from("endpoint");

    stateLog.accept(new LevelOrdered(NOW, "school@a:1", order, NOW.plus(order.lasting())));
    stateLog.accept(new LevelOrderEnded(NOW, "school@a:1", order, true));
    stateLog.accept(new LevelOrderEnded(NOW, "school@a:1", order, false));

    assertThat(log.lines())
        .containsExactly(
            "INFO Level ordered: floor 2 from endpoint by ops, exam, until 2030-01-01T04:00:00Z",
            "INFO Order for the level has ended: floor 2 from endpoint by ops, exam",
            "INFO Order for the level is undone: floor 2 from endpoint by ops, exam");
  }

  @Test
  void sourceLostAndFound_isWritten() {
    SourceState well = source(SourceState.Status.OK, Duration.ofSeconds(5), null);
    SourceState lost = source(SourceState.Status.LOST, Duration.ofSeconds(5), "no route to host");
    SourceState never = source(SourceState.Status.INVALID, null, "it is empty");

    stateLog.accept(new SourceChanged(NOW, "school@a:1", well, lost));
    stateLog.accept(new SourceChanged(NOW, "school@a:1", lost, well));
    stateLog.accept(new SourceChanged(NOW, "school@a:1", never, never));

    assertThat(log.lines())
        .containsExactly(
            "WARN Source of orders 'table' is lost: no route to host. Its latest orders still"
                + " hold",
            "INFO Source of orders 'table' is available again",
            "WARN Source of orders 'table' is invalid: it is empty. It has ordered nothing yet");
  }

  private static SourceState source(
      SourceState.Status status, @Nullable Duration age, @Nullable String problem) {
    return new SourceState("table", status, NOW, age, problem);
  }
}
