package io.github.fallback4j.internal.switches;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.Order;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * An expiry can wait for the lock while its order is replaced: it comes too late to be cancelled.
 */
class LateExpiryTest {
  private final ManualTime time = new ManualTime();

  @Test
  void orderReplacedMeanwhile_theNewOneStays() {
    Orders orders = new Orders(time, event -> {}, claim -> {});
    Order order = Order.off("ranking");
    Claim first = Claim.of(order, time.now());
    Claim second = Claim.of(order, time.now());
    orders.give(order, first);
    orders.give(order, second);

    assertThat(orders.expire(first)).isNull();
    assertThat(orders.claims()).containsExactly(second);
  }

  @Test
  void orderClearedMeanwhile_nothingEndsTwice() {
    Orders orders = new Orders(time, event -> {}, claim -> {});
    Order order = Order.off("ranking");
    Claim claim = Claim.of(order, time.now());
    orders.give(order, claim);
    orders.clear(claim.target());

    assertThat(orders.expire(claim)).isNull();
  }

  @Test
  void floorReplacedMeanwhile_theNewOneStays() {
    Bounds floors = new Bounds(List.of(), 0, time, floor -> {});
    floors.order(LevelOrder.of(3));
    Bound first = floors.current();
    floors.order(LevelOrder.of(1).lasting(Duration.ofHours(1)));

    assertThat(floors.expire(first)).isFalse();
    assertThat(floors.current().level()).isOne();
  }
}
