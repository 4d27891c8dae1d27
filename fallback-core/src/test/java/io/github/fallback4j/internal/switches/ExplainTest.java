package io.github.fallback4j.internal.switches;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Explanation;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.Order;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExplainTest {

  /** Each in a word: deciding or masked, mode if it is an order, cause, source. */
  private static List<String> explain(Board board, String id) {
    return board.switchboard.explain(id).stream().map(ExplainTest::shown).toList();
  }

  private static String shown(Explanation one) {
    String kind = one.mode() == null ? one.cause().name() : one.mode() + " " + one.cause();
    return (one.deciding() ? "decides: " : "masked: ") + kind + " by " + one.source();
  }

  @Test
  void nothingBears_isEmpty() {
    assertThat(explain(Board.plain().withSchool(), "ranking")).isEmpty();
  }

  @Test
  void manyBear_decidingFirstThenMaskedByRank() {
    Board board =
        Board.of(
                Map.of("FALLBACK_OFF", "all", "FALLBACK_LEVEL", "2"),
                Map.of("fallback.dependencies.ranking.mode", "on"))
            .withSchool();
    board.switchboard.order(Order.off("ranking").from("endpoint"));
    board.switchboard.order(Order.on("tag:games"));

    assertThat(explain(board, "ranking"))
        .containsExactly(
            "decides: ON SWITCH_ON by api",
            "masked: OFF SWITCH_OFF by endpoint",
            "masked: OFF ALL_OFF by environment FALLBACK_OFF",
            "masked: ON SWITCH_ON by configuration fallback.dependencies.ranking.mode",
            "masked: LEVEL by level");
  }

  @Test
  void orderThatCoversOthers_isNotShown() {
    Board board = Board.plain().withSchool();
    board.switchboard.order(Order.off("badges"));

    assertThat(explain(board, "ranking")).isEmpty();
  }

  @Test
  void auto_leavesTheDecisionToTheCauseThatHolds() {
    Board board = Board.of(Map.of("FALLBACK_OFF", "ranking"), Map.of()).withSchool();
    board.switchboard.order(Order.auto("ranking"));
    board.switchboard.order(LevelOrder.of(3));

    assertThat(explain(board, "ranking"))
        .containsExactly(
            "decides: LEVEL by level",
            "masked: AUTO NONE by api",
            "masked: OFF SWITCH_OFF by environment FALLBACK_OFF");
  }

  @Test
  void autoWithoutACause_decides() {
    Board board = Board.of(Map.of("FALLBACK_OFF", "ranking"), Map.of()).withSchool();
    board.switchboard.order(Order.auto("ranking").withoutRamp());

    assertThat(explain(board, "ranking"))
        .containsExactly(
            "decides: AUTO NONE by api", "masked: OFF SWITCH_OFF by environment FALLBACK_OFF");
  }

  @Test
  void wayBack_decidesOverAuto() {
    Board board = Board.of(Map.of("FALLBACK_OFF", "ranking"), Map.of()).withSchool();
    board.switchboard.order(Order.auto("ranking"));

    assertThat(explain(board, "ranking"))
        .startsWith("decides: SWITCH_OFF by ramp", "masked: AUTO NONE by api");
  }

  @Test
  void orderedStandbyWithoutARoute_isShownAsMasked() {
    Board board =
        Board.of(Map.of("FALLBACK_STANDBY", "ranking", "FALLBACK_OFF", "all"), Map.of())
            .withSchool();

    assertThat(explain(board, "ranking"))
        .containsExactly(
            "decides: OFF ALL_OFF by environment FALLBACK_OFF",
            "masked: STANDBY NONE by environment FALLBACK_STANDBY");
  }

  @Test
  void offForAnEssentialOne_isShownAsMasked() {
    Board board = Board.of(Map.of("FALLBACK_OFF", "all"), Map.of()).withSchool();

    assertThat(explain(board, "lesson"))
        .containsExactly("masked: OFF ALL_OFF by environment FALLBACK_OFF");
  }

  @Test
  void explanation_showsShareWhoWhyAndUntil() {
    Board board = Board.plain().withSchool();
    board.switchboard.order(Order.off("ranking").by("ops").because("redis is down"));

    Explanation one = board.switchboard.explain("ranking").get(0);

    assertThat(one.admitted()).isZero();
    assertThat(one.by()).isEqualTo("ops");
    assertThat(one.reason()).isEqualTo("redis is down");
    assertThat(one.since()).isEqualTo(board.time.now());
    assertThat(one.until()).isEqualTo(board.state("ranking").until());
  }
}
