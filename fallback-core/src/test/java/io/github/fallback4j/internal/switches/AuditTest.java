package io.github.fallback4j.internal.switches;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.FallbackEvent.LevelOrderEnded;
import io.github.fallback4j.FallbackEvent.LevelOrdered;
import io.github.fallback4j.FallbackEvent.OrderEnded;
import io.github.fallback4j.FallbackEvent.Ordered;
import io.github.fallback4j.FallbackEvent.StateChanged;
import io.github.fallback4j.LevelBound;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.Order;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AuditTest {
  private final Board board = Board.plain().withSchool();

  @Test
  void orderGiven_isRecordedBeforeWhatItChanges() {
    Order order = Order.off("ranking").from("endpoint");

    board.switchboard.order(order);

    assertThat(board.events).hasSize(2);
    assertThat(board.events.get(0))
        .isEqualTo(
            new Ordered(
                board.time.now(),
                Board.INSTANCE,
                order,
                board.time.now().plus(Duration.ofHours(4)),
                "endpoint"));
    assertThat(board.events.get(1)).isInstanceOf(StateChanged.class);
  }

  @Test
  void orderReplaced_itsEndIsRecordedFirst() {
    Order first = Order.off("ranking");
    board.switchboard.order(first);
    board.events.clear();

    board.switchboard.order(Order.on("ranking"));

    assertThat(board.events.get(0))
        .isEqualTo(new OrderEnded(board.time.now(), Board.INSTANCE, first, "api", false));
    assertThat(board.events.get(1)).isInstanceOf(Ordered.class);
  }

  @Test
  void orderCleared_isRecordedAsCleared() {
    board.switchboard.order(Order.off("ranking"));

    board.switchboard.clear("ranking");

    assertThat(board.events(OrderEnded.class))
        .extracting(OrderEnded::expired)
        .containsExactly(false);
  }

  @Test
  void orderOver_isRecordedAsExpiredAtItsEnd() {
    board.switchboard.order(Order.off("ranking").lasting(Duration.ofMinutes(30)));

    board.time.advance(Duration.ofHours(1));

    assertThat(board.events(OrderEnded.class)).hasSize(1);
    OrderEnded ended = board.events(OrderEnded.class).get(0);
    assertThat(ended.expired()).isTrue();
    assertThat(Duration.between(board.time.now(), ended.at())).isEqualTo(Duration.ofMinutes(-30));
  }

  @Test
  void orderThatChangesNothing_isRecordedAlone() {
    board.switchboard.order(Order.off("ranking"));
    board.switchboard.order(Order.off("all"));
    board.events.clear();

    board.switchboard.clear("ranking");

    assertThat(board.events).singleElement().isInstanceOf(OrderEnded.class);
  }

  @Test
  void levelOrdered_isRecordedBeforeWhatItChanges() {
    LevelOrder order = LevelOrder.of(2).lasting(Duration.ofHours(1));

    board.switchboard.order(order);

    assertThat(board.events)
        .extracting(event -> event.getClass().getSimpleName())
        .startsWith("LevelOrdered", "LevelChanged", "StateChanged");
    assertThat(board.events.get(0))
        .isEqualTo(
            new LevelOrdered(
                board.time.now(),
                Board.INSTANCE,
                order,
                board.time.now().plus(Duration.ofHours(1))));
  }

  @Test
  void levelOrderOver_isRecordedAsExpiredOnceForFloorAndCap() {
    LevelOrder pin = LevelOrder.of(1, LevelBound.PIN).lasting(Duration.ofHours(1));
    board.switchboard.order(pin);

    board.time.advance(Duration.ofHours(1));

    assertThat(board.events(LevelOrderEnded.class))
        .containsExactly(new LevelOrderEnded(board.time.now(), Board.INSTANCE, pin, true));
  }

  @Test
  void levelOrderReplacedOrCleared_isRecordedAsEnded() {
    board.switchboard.order(LevelOrder.of(1));
    board.switchboard.order(LevelOrder.of(2, LevelBound.CAP));
    board.switchboard.order(LevelOrder.of(2));
    board.switchboard.clearLevel();

    assertThat(board.events(LevelOrderEnded.class))
        .extracting(ended -> ended.order().bound() + " " + ended.order().level())
        .containsExactly("FLOOR 1", "FLOOR 2", "CAP 2");
    assertThat(board.events(LevelOrderEnded.class))
        .extracting(LevelOrderEnded::expired)
        .containsOnly(false);
  }

  @Test
  void listener_findsTheSwitchboardFreeForOtherThreads() {
    CompletableFuture<Void> free = new CompletableFuture<>();
    board.listen(
        event -> {
          CompletableFuture<?> other = CompletableFuture.runAsync(board.switchboard::level);
          other.orTimeout(10, TimeUnit.SECONDS).join();
          if (event instanceof StateChanged) {
            free.complete(null);
          }
        });

    board.switchboard.order(Order.off("ranking"));

    assertThat(free).isCompleted();
  }

  @Test
  void listenerThatGivesAnOrder_isHeardAfterTheFirst() {
    board.listen(
        event -> {
          if (event instanceof Ordered ordered && ordered.order().target().equals("ranking")) {
            board.switchboard.order(Order.off("badges"));
          }
        });

    board.switchboard.order(Order.off("ranking"));

    assertThat(board.events)
        .extracting(FallbackEvent::getClass)
        .map(Class::getSimpleName)
        .containsExactly("Ordered", "StateChanged", "Ordered", "StateChanged");
  }
}
