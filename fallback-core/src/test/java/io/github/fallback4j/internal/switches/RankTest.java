package io.github.fallback4j.internal.switches;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Order;
import io.github.fallback4j.TableSource;
import io.github.fallback4j.spi.OrderSnapshot;
import io.github.fallback4j.window.Schedule;
import io.github.fallback4j.window.Window;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of who decides, for every two of the ranks. */
class RankTest {
  private static final Schedule NOW =
      Schedule.between(ManualTime.START, ManualTime.START.plus(Duration.ofHours(1)));

  private final Map<String, String> environment = new HashMap<>();
  private final Map<String, String> properties = new HashMap<>();
  private final List<Window> windows = new ArrayList<>();
  private final Map<Rank, OrderSnapshot.Builder> sources = new HashMap<>();
  private final List<Order> orders = new ArrayList<>();
  private final List<LevelOrder> levelOrders = new ArrayList<>();

  static Stream<Arguments> everyTwo() {
    return Stream.of(Rank.values())
        .flatMap(
            higher ->
                Stream.of(Rank.values())
                    .filter(lower -> higher.compareTo(lower) < 0)
                    .map(lower -> Arguments.of(higher, lower)));
  }

  @ParameterizedTest
  @MethodSource("everyTwo")
  void twoAskForModes_theHigherRankDecidesAndTheOtherIsMasked(Rank higher, Rank lower) {
    boolean windowMasked = lower == Rank.WINDOWS; // a window can only switch off
    Mode decides = windowMasked || higher != Rank.WINDOWS ? Mode.ON : Mode.OFF;
    ask(lower, decides == Mode.ON ? Mode.OFF : Mode.ON);
    ask(higher, decides);

    Board board = board();

    assertThat(board.state("ranking").mode()).isEqualTo(decides);
    assertThat(board.switchboard.explain("ranking")).hasSize(2);
    assertThat(board.switchboard.explain("ranking").get(0).mode()).isEqualTo(decides);
  }

  @ParameterizedTest
  @MethodSource("everyTwo")
  void twoSetFloors_theHigherRankDecidesAndWindowsOnlyRaise(Rank higher, Rank lower) {
    ask(higher, 1);
    ask(lower, 2);

    boolean raisedByAWindow = lower == Rank.WINDOWS && higher != Rank.PEOPLE;
    boolean raisedAboveAWindow = higher == Rank.WINDOWS;
    assertThat(board().switchboard.level().floor())
        .isEqualTo(raisedByAWindow || raisedAboveAWindow ? 2 : 1);
  }

  private Board board() {
    Board board = Board.of(environment, properties, windows).withSchool();
    orders.forEach(board.switchboard::order);
    levelOrders.forEach(board.switchboard::order);
    sources.forEach(
        (rank, snapshot) ->
            board.switchboard.add(
                rank,
                TableSource.of("a-" + rank.name().toLowerCase(Locale.ROOT), snapshot.build())));
    return board;
  }

  private void ask(Rank rank, Mode mode) {
    switch (rank) {
      case PEOPLE -> orders.add(Order.of("all", mode));
      case FILE, FLAG_SERVICE, OWN -> source(rank).mode("all", mode);
      case ENVIRONMENT -> environment.put("FALLBACK_" + mode, "all");
      case WINDOWS -> windows.add(Window.off("exam", NOW, "all"));
      case CONFIGURATION ->
          properties.put("fallback.switches." + mode.name().toLowerCase(Locale.ROOT), "ranking");
    }
  }

  private void ask(Rank rank, int level) {
    switch (rank) {
      case PEOPLE -> levelOrders.add(LevelOrder.of(level));
      case FILE, FLAG_SERVICE, OWN -> source(rank).level(level);
      case ENVIRONMENT -> environment.put("FALLBACK_LEVEL", String.valueOf(level));
      case WINDOWS -> windows.add(Window.level("broadcast", NOW, level));
      case CONFIGURATION -> properties.put("fallback.level", String.valueOf(level));
    }
  }

  private OrderSnapshot.Builder source(Rank rank) {
    return sources.computeIfAbsent(rank, r -> OrderSnapshot.builder());
  }
}
