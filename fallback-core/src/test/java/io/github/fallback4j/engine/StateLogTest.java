package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.FallbackEvent.OrderEnded;
import io.github.fallback4j.FallbackEvent.Ordered;
import io.github.fallback4j.LogLines;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.Order;
import java.time.Duration;
import java.time.Instant;
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
            "INFO Ordered: off for 'tag:redis' from api by ops, Redis moves,"
                + " until 2030-01-01T00:30:00Z");
  }

  @Test
  void orderWithoutOwnerAndReason_isWrittenWithoutThem() {
    Order order = Order.auto("ranking");

    stateLog.accept(
        new Ordered(NOW, "school@a:1", order, NOW.plus(order.lasting()), order.source()));

    assertThat(log.lines())
        .containsExactly("INFO Ordered: auto for 'ranking' from api, until 2030-01-01T00:30:00Z");
  }

  @Test
  void orderExpires_isWritten() {
    stateLog.accept(new OrderEnded(NOW, "school@a:1", OFF, OFF.source(), true));

    assertThat(log.lines())
        .containsExactly("INFO Order has ended: off for 'tag:redis' from api by ops, Redis moves");
  }

  @Test
  void orderIsCleared_isWritten() {
    stateLog.accept(new OrderEnded(NOW, "school@a:1", OFF, OFF.source(), false));

    assertThat(log.lines())
        .containsExactly("INFO Order is undone: off for 'tag:redis' from api by ops, Redis moves");
  }
}
