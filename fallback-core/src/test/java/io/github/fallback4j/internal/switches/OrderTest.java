package io.github.fallback4j.internal.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.fallback4j.DependencyState;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Order;
import io.github.fallback4j.OrderReceipt;
import io.github.fallback4j.UnknownDependencyException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderTest {
  private final Board board = Board.plain().withSchool();

  @Test
  void orderGiven_stateShowsWhoWhyWhenceAndUntil() {
    board.switchboard.order(
        Order.off("ranking")
            .lasting(Duration.ofMinutes(30))
            .by("ops")
            .because("redis is down")
            .from("endpoint"));

    DependencyState state = board.state("ranking");
    assertThat(state.by()).isEqualTo("ops");
    assertThat(state.reason()).isEqualTo("redis is down");
    assertThat(state.source()).isEqualTo("endpoint");
    assertThat(state.since()).isEqualTo(board.time.now());
    assertThat(state.until()).isEqualTo(board.time.now().plus(Duration.ofMinutes(30)));
  }

  @Test
  void orderWithoutSource_isFromTheApi() {
    board.switchboard.order(Order.off("ranking"));

    assertThat(board.state("ranking").source()).isEqualTo("api");
  }

  @Test
  void orderForATag_isAppliedToItsMembersAndRefusedByTheEssentialOne() {
    OrderReceipt receipt = board.switchboard.order(Order.off("tag:redis"));

    assertThat(receipt.applied()).containsExactly("badges", "ranking");
    assertThat(receipt.masked()).isEmpty();
    assertThat(receipt.refused())
        .containsExactly(Map.entry("lesson", "'lesson' is essential and is never switched off"));
  }

  @Test
  void offForAnEssentialOne_isRefusedAndNotKept() {
    OrderReceipt receipt = board.switchboard.order(Order.off("lesson"));

    assertThat(receipt.applied()).isEmpty();
    assertThat(receipt.refused()).containsOnlyKeys("lesson");
    assertThat(board.switchboard.clear("lesson")).isFalse();
    assertThat(board.events).isEmpty();
  }

  @Test
  void orderedStandbyWithoutARoute_isRefusedAndReplacesNothing() {
    board.switchboard.order(Order.off("all"));

    OrderReceipt receipt = board.switchboard.order(Order.standby("all"));

    assertThat(receipt.applied()).isEmpty();
    assertThat(receipt.refused())
        .hasSize(4)
        .containsEntry("ranking", "'ranking' has no standby route");
    assertThat(board.state("ranking").mode()).isEqualTo(Mode.OFF);
  }

  @Test
  void onForAnEssentialOne_isApplied() {
    assertThat(board.switchboard.order(Order.on("lesson")).applied()).containsExactly("lesson");
    assertThat(board.state("lesson").admitted()).isOne();
  }

  @Test
  void cleared_isGone() {
    board.switchboard.order(Order.off("all"));

    assertThat(board.switchboard.clear("*")).isTrue();
    assertThat(board.switchboard.clear("all")).isFalse();
    assertThat(board.state("mail").mode()).isEqualTo(Mode.AUTO);
  }

  @Test
  void clearedTarget_isExactlyThatTarget() {
    board.switchboard.order(Order.off("all"));

    assertThat(board.switchboard.clear("ranking")).isFalse();
    assertThat(board.state("ranking").mode()).isEqualTo(Mode.OFF);
  }

  @Test
  void clearedOrder_leavesNothingToExpire() {
    board.switchboard.order(Order.off("ranking"));
    board.switchboard.clear("ranking");

    assertThat(board.time.waiting()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"rankin, ranking", "tag:reddis, tag:redis", "Mail, mail"})
  void unknownTarget_isRefusedWithTheNearestAndNotCreated(String target, String nearest) {
    assertThatExceptionOfType(UnknownDependencyException.class)
        .isThrownBy(() -> board.switchboard.order(Order.off(target)))
        .satisfies(unknown -> assertThat(unknown.nearest()).contains(nearest))
        .withMessageContaining("did you mean " + nearest);
    assertThat(board.events).isEmpty();
    assertThat(board.time.waiting()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"nowhere", "tag:nothing", "tag:", ""})
  void unknownTarget_isRefusedWhereverItIsGiven(String target) {
    assertThatExceptionOfType(UnknownDependencyException.class)
        .isThrownBy(() -> board.switchboard.clear(target));
    assertThatExceptionOfType(UnknownDependencyException.class)
        .isThrownBy(() -> board.switchboard.covered(target));
    assertThatExceptionOfType(UnknownDependencyException.class)
        .isThrownBy(() -> board.switchboard.explain(target));
  }

  @Test
  void covered_isInAlphabeticalOrder() {
    assertThat(board.switchboard.covered("*"))
        .containsExactly("badges", "lesson", "mail", "ranking");
    assertThat(board.switchboard.covered("tag:redis"))
        .containsExactly("badges", "lesson", "ranking");
    assertThat(board.switchboard.covered("mail")).containsExactly("mail");
  }
}
