package io.github.fallback4j.internal.switches;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Criticality;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.FallbackEvent.LevelChanged;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.LevelState;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.Order;
import io.github.fallback4j.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LevelTest {
  private static final Instant START = ManualTime.START;

  private static Board board(Map<String, String> environment, Map<String, String> properties) {
    return Board.of(environment, properties)
        .with(
            DependencySpec.nonEssential("panels").criticality(Criticality.DECORATIVE).build(),
            DependencySpec.nonEssential("ranking").build(),
            DependencySpec.nonEssential("mail").criticality(Criticality.IMPORTANT).build(),
            DependencySpec.essential("lesson").build());
  }

  private static Board plain() {
    return board(Map.of(), Map.of());
  }

  private static void assertDropped(Board board, boolean panels, boolean ranking, boolean mail) {
    assertThat(board.state("panels").cause() == Cause.LEVEL).as("panels").isEqualTo(panels);
    assertThat(board.state("ranking").cause() == Cause.LEVEL).as("ranking").isEqualTo(ranking);
    assertThat(board.state("mail").cause() == Cause.LEVEL).as("mail").isEqualTo(mail);
    assertThat(board.state("lesson").status()).as("lesson").isEqualTo(Status.NORMAL);
  }

  @Test
  void nothingSet_noFloor() {
    assertThat(plain().switchboard.level())
        .isEqualTo(new LevelState(0, 0, null, null, null, null, null));
  }

  @Test
  void floorInTheEnvironment_holdsFromTheStart() {
    Board board = board(Map.of("FALLBACK_LEVEL", "2"), Map.of("fallback.level", "3"));

    assertDropped(board, true, true, false);
    assertThat(board.switchboard.level())
        .isEqualTo(new LevelState(2, 2, "environment FALLBACK_LEVEL", null, null, START, null));
    assertThat(board.state("ranking").reason()).isEqualTo("level 2 by environment FALLBACK_LEVEL");
  }

  @Test
  void floorOrdered_dropsUntilItEnds() {
    Board board = plain();

    board.switchboard.order(
        LevelOrder.of(3).lasting(Duration.ofHours(1)).by("ops").because("exam").from("endpoint"));
    assertDropped(board, true, true, true);
    assertThat(board.state("mail").by()).isEqualTo("ops");
    assertThat(board.state("mail").reason()).isEqualTo("exam");
    assertThat(board.switchboard.level())
        .isEqualTo(new LevelState(3, 3, "endpoint", "ops", "exam", START, START.plusSeconds(3600)));

    board.time.advance(Duration.ofHours(1));
    assertDropped(board, false, false, false);
    assertThat(board.switchboard.level().floor()).isZero();
  }

  @Test
  void floorZeroOrdered_masksTheFlagUntilItIsCleared() {
    Board board = board(Map.of("FALLBACK_LEVEL", "2"), Map.of());

    board.switchboard.order(LevelOrder.of(0));
    assertDropped(board, false, false, false);

    board.time.advance(Duration.ofMinutes(1));
    assertThat(board.switchboard.clearLevel()).isTrue();
    assertDropped(board, true, true, false);
    assertThat(board.switchboard.level().since()).isEqualTo(START.plusSeconds(60));
  }

  @Test
  void floorOrderedAgain_replacesTheFirstAndItsEnd() {
    Board board = plain();
    board.switchboard.order(LevelOrder.of(3).lasting(Duration.ofHours(1)));
    board.switchboard.order(LevelOrder.of(1).lasting(Duration.ofHours(2)));

    board.time.advance(Duration.ofHours(1));

    assertDropped(board, true, false, false);
    assertThat(board.time.waiting()).isOne();
  }

  @Test
  void nothingOrdered_thereIsNothingToClear() {
    Board board = board(Map.of("FALLBACK_LEVEL", "2"), Map.of());

    assertThat(board.switchboard.clearLevel()).isFalse();
    assertDropped(board, true, true, false);
  }

  @Test
  void orderOn_outranksTheLevel() {
    Board board = board(Map.of("FALLBACK_LEVEL", "3"), Map.of());

    board.switchboard.order(Order.on("ranking"));

    assertThat(board.state("ranking").admitted()).isOne();
  }

  @Test
  void levelFalls_callsReturnWithoutSteps() {
    Board board = plain();
    board.switchboard.order(LevelOrder.of(3));

    board.switchboard.clearLevel();

    assertThat(board.state("ranking").status()).isEqualTo(Status.NORMAL);
  }

  @Test
  void eachChange_isRecorded() {
    Board board = plain();

    board.switchboard.order(LevelOrder.of(1).lasting(Duration.ofHours(1)));
    board.time.advance(Duration.ofHours(1));

    assertThat(board.events(LevelChanged.class))
        .extracting(change -> change.before().floor() + " to " + change.after().floor())
        .containsExactly("0.0 to 1.0", "1.0 to 0.0");
  }
}
