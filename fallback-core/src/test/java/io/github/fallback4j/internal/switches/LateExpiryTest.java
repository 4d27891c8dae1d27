package io.github.fallback4j.internal.switches;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.Order;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An expiry can wait for the lock while its order is replaced: it comes too late to be cancelled.
 */
class LateExpiryTest {
  private final ManualTime time = new ManualTime();
  private final Journal journal = new Journal(time, Board.INSTANCE, event -> {});
  private final Instant until = time.now().plus(Duration.ofHours(1));

  @Test
  void orderReplacedMeanwhile_theNewOneStays() {
    Orders orders = new Orders(journal, claim -> {});
    Order order = Order.off("ranking");
    Claim first = Claim.of(order, time.now(), until);
    Claim second = Claim.of(order, time.now(), until);
    orders.give(order, first, until);
    orders.give(order, second, until);

    assertThat(orders.expire(first)).isNull();
    assertThat(orders.covering(List.of(second.target()))).containsExactly(second);
  }

  @Test
  void orderClearedMeanwhile_nothingEndsTwice() {
    Orders orders = new Orders(journal, claim -> {});
    Order order = Order.off("ranking");
    Claim claim = Claim.of(order, time.now(), until);
    orders.give(order, claim, until);
    orders.clear(claim.target());

    assertThat(orders.expire(claim)).isNull();
  }

  @Test
  void floorReplacedMeanwhile_theNewOneStays() {
    List<LevelOrders.Given> due = new ArrayList<>();
    LevelOrders orders = new LevelOrders(journal, due::add);
    orders.give(LevelOrder.of(3), time.now(), until);
    time.advance(Duration.ofHours(1));
    LevelOrders.Given first = due.get(0);
    orders.give(LevelOrder.of(1), time.now(), until.plus(Duration.ofHours(1)));

    assertThat(orders.expire(first)).isFalse();
    assertThat(orders.floor()).extracting(Bound::level).isEqualTo(1);
  }
}
