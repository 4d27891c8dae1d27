package io.github.fallback4j.internal.switches;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.FallbackEvent.OrderEnded;
import io.github.fallback4j.FallbackEvent.Ordered;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Order;
import io.github.fallback4j.Switchboard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is ordered, cleared and over: what holds is what the record of events says, read by a
 * model too simple to be wrong.
 */
class SwitchboardModelTest {
  private static final List<String> TARGETS =
      List.of("ranking", "badges", "mail", "lesson", "tag:redis", "tag:games", "all");
  private static final Map<String, List<String>> COVERED_BY =
      Map.of(
          "ranking", List.of("all", "tag:redis", "tag:games", "ranking"),
          "badges", List.of("all", "tag:redis", "badges"),
          "mail", List.of("all", "mail"),
          "lesson", List.of("all", "tag:redis", "lesson"));

  static IntStream seeds() {
    return IntStream.range(0, 25);
  }

  private final Board board =
      Board.of(Map.of("FALLBACK_OFF", "tag:games"), Map.of("fallback.switches.on", "ranking, mail"))
          .withSchool();

  @ParameterizedTest
  @MethodSource("seeds")
  void anySequence_endsAsTheModelSays(int seed) {
    Random random = new Random(seed);
    for (int step = 0; step < 60; step++) {
      act(random);
      assertAsRecorded();
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void threadsThatRace_endAsTheRecordSays(int seed) throws Exception {
    int threads = 4;
    CyclicBarrier gate = new CyclicBarrier(threads);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Void>> racers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Random random = new Random(seed * 31L + i);
        racers.add(
            () -> {
              gate.await(10, TimeUnit.SECONDS);
              for (int step = 0; step < 100; step++) {
                act(random);
              }
              return null;
            });
      }
      for (Future<Void> racer : pool.invokeAll(racers, 60, TimeUnit.SECONDS)) {
        racer.get();
      }
    } finally {
      pool.shutdownNow();
    }
    assertAsRecorded();

    Order last = Order.off("all");
    board.switchboard.order(last);
    assertThat(board.state("mail").mode()).isEqualTo(Mode.OFF);
    assertAsRecorded();
  }

  private void act(Random random) {
    Switchboard switchboard = board.switchboard;
    String target = TARGETS.get(random.nextInt(TARGETS.size()));
    switch (random.nextInt(6)) {
      case 0, 1 -> switchboard.order(Order.off(target).lasting(minutes(random)));
      case 2 -> switchboard.order(Order.on(target).lasting(minutes(random)));
      case 3 -> switchboard.order(Order.auto(target).lasting(minutes(random)).withoutRamp());
      case 4 -> switchboard.clear(target);
      default -> board.time.advance(minutes(random));
    }
  }

  private static Duration minutes(Random random) {
    return Duration.ofMinutes(1 + random.nextInt(10));
  }

  private void assertAsRecorded() {
    List<Order> newestFirst = new ArrayList<>();
    for (FallbackEvent event : board.events) {
      if (event instanceof Ordered ordered) {
        newestFirst.add(0, ordered.order());
      } else if (event instanceof OrderEnded ended) {
        newestFirst.removeIf(order -> order.target().equals(ended.order().target()));
      }
    }
    COVERED_BY.forEach(
        (id, targets) ->
            assertThat(board.state(id).mode())
                .as(id + " under " + newestFirst)
                .isEqualTo(expected(id, targets, newestFirst)));
  }

  private static Mode expected(String id, List<String> targets, List<Order> newestFirst) {
    boolean essential = id.equals("lesson");
    return newestFirst.stream()
        .filter(order -> targets.contains(order.target()))
        .map(Order::mode)
        .filter(mode -> !(essential && mode == Mode.OFF))
        .findFirst()
        .orElse(
            switch (id) {
              case "ranking" -> Mode.OFF; // the environment's tag outranks configuration's id
              case "mail" -> Mode.ON;
              default -> Mode.AUTO;
            });
  }
}
