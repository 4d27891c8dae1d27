package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.FallbackEvent.LevelChanged;
import io.github.fallback4j.FallbackEvent.LevelOrdered;
import io.github.fallback4j.FallbackEvent.OrderEnded;
import io.github.fallback4j.FallbackEvent.Ordered;
import io.github.fallback4j.FallbackEvent.StateChanged;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.Order;
import io.github.fallback4j.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every change is told once, in order; no listener can break a call or silence another. */
class EventsTest {
  private static final DependencySpec RANKING = DependencySpec.nonEssential("ranking").build();

  private EngineFixture fixture = new EngineFixture(RANKING);

  @AfterEach
  void close() {
    fixture.close();
  }

  private void restart(Consumer<FallbackEvent> first) {
    fixture.close();
    List<FallbackEvent> heard = new CopyOnWriteArrayList<>();
    fixture = new EngineFixture(builder -> builder.listener(first).listener(heard::add), RANKING);
  }

  private List<Status> statuses() {
    List<Status> statuses = new ArrayList<>();
    for (FallbackEvent event : fixture.events) {
      if (event instanceof StateChanged changed) {
        assertThat(changed.dependency()).isEqualTo("ranking");
        assertThat(changed.before()).isNotEqualTo(changed.after());
        statuses.add(changed.after().status());
      }
    }
    return statuses;
  }

  private void tripAndComeBack() {
    fixture.fail("ranking", 5, Duration.ofMillis(150));
    fixture.advance(Duration.ofSeconds(3));
    for (int i = 0; i < 3; i++) {
      fixture.get("ranking").call(() -> "live", () -> "instead");
    }
    fixture.advance(Duration.ofSeconds(6));
  }

  @Test
  void outageAndTheRamp_areToldStateByState() {
    tripAndComeBack();

    assertThat(statuses())
        .containsExactly(
            Status.DEGRADED,
            Status.RECOVERING,
            Status.RECOVERING,
            Status.RECOVERING,
            Status.NORMAL);
    assertThat(fixture.events).isSortedAccordingTo((a, b) -> a.at().compareTo(b.at()));
  }

  @Test
  void eachStateBeginsWhereTheOneBeforeEnded() {
    tripAndComeBack();

    for (int i = 1; i < fixture.events.size(); i++) {
      assertThat(((StateChanged) fixture.events.get(i)).before())
          .isEqualTo(((StateChanged) fixture.events.get(i - 1)).after());
    }
  }

  @Test
  void ordersAndLevels_areToldBeforeWhatTheyChange() {
    fixture.engine.switchboard().order(Order.off("ranking").withoutRamp());
    fixture.engine.switchboard().clear("ranking");
    fixture.engine.switchboard().order(LevelOrder.of(3));

    assertThat(fixture.events)
        .extracting(event -> (Object) event.getClass())
        .containsExactly(
            Ordered.class,
            StateChanged.class,
            OrderEnded.class,
            StateChanged.class,
            LevelOrdered.class,
            LevelChanged.class,
            StateChanged.class);
  }

  @Test
  void callsThatChangeNothing_areNotTold() {
    Dependency ranking = fixture.get("ranking");
    for (int i = 0; i < 100; i++) {
      ranking.call(() -> "live", () -> "instead");
    }
    fixture.engine.switchboard().clear("ranking");

    assertThat(fixture.events).isEmpty();
  }

  @Test
  void listenerThrows_neitherTheCallNorTheNextListenerNotices() {
    restart(
        event -> {
          throw new IllegalStateException("broken listener");
        });

    tripAndComeBack();

    assertThat(fixture.get("ranking").state().status()).isEqualTo(Status.NORMAL);
    assertThat(statuses()).hasSize(5);
  }

  @Test
  void listenerThrowsAnError_neitherTheCallNorTheNextListenerNotices() {
    restart(
        event -> {
          throw new AssertionError("broken listener");
        });

    tripAndComeBack();

    assertThat(fixture.get("ranking").state().status()).isEqualTo(Status.NORMAL);
    assertThat(statuses()).hasSize(5);
  }

  @Test
  void executorIsFull_theCallDoesNotNotice() {
    fixture.close();
    fixture =
        new EngineFixture(
            builder ->
                builder.listenerExecutor(
                    work -> {
                      throw new RejectedExecutionException("full");
                    }),
            RANKING);

    tripAndComeBack();

    assertThat(fixture.get("ranking").state().status()).isEqualTo(Status.NORMAL);
  }

  @Test
  void executorIsBroken_theCallDoesNotNotice() {
    fixture.close();
    fixture =
        new EngineFixture(
            builder ->
                builder.listenerExecutor(
                    work -> {
                      throw new IllegalStateException("broken executor");
                    }),
            RANKING);

    tripAndComeBack();

    assertThat(fixture.get("ranking").state().status()).isEqualTo(Status.NORMAL);
  }

  @Test
  void listenerThatCallsAndOrders_isServed() {
    restart(
        event -> {
          Dependency ranking = fixture.get("ranking");
          ranking.call(() -> "live", () -> "instead");
          if (ranking.state().cause() == Cause.BREAKER) {
            fixture.engine.switchboard().order(Order.off("ranking").lasting(Duration.ofHours(1)));
          }
        });

    fixture.fail("ranking", 5, Duration.ofMillis(150));

    assertThat(fixture.get("ranking").state().cause()).isEqualTo(Cause.SWITCH_OFF);
  }

  @Test
  void addedLater_hearsOfWhatComes() {
    List<FallbackEvent> late = new ArrayList<>();
    fixture.engine.switchboard().order(Order.off("ranking"));
    fixture.engine.listen(late::add);
    fixture.engine.switchboard().clear("ranking");

    assertThat(late).hasSize(2);
  }

  @Test
  void withoutAnExecutor_listenersHearOnAThreadOfOursInOrder() {
    List<String> heard = new CopyOnWriteArrayList<>();
    try (FallbackEngine engine =
        FallbackEngine.builder()
            .environment(Map.of())
            .add(RANKING)
            .listener(
                event -> {
                  if (event instanceof StateChanged changed) {
                    heard.add(Thread.currentThread().getName() + " " + changed.after().status());
                  }
                })
            .build()) {
      engine.switchboard().order(Order.off("ranking").withoutRamp());
      engine.switchboard().clear("ranking");

      await()
          .untilAsserted(
              () ->
                  assertThat(heard)
                      .containsExactly("fallback-events DEGRADED", "fallback-events NORMAL"));
    }
  }
}
