package io.github.fallback4j.internal.switches;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Criticality;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.FallbackEvent.LevelChanged;
import io.github.fallback4j.FallbackEvent.StateChanged;
import io.github.fallback4j.LevelBound;
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
        .isEqualTo(new LevelState(0, 0, 3, 0, null, null, null, null, null));
  }

  @Test
  void floorInTheEnvironment_holdsFromTheStart() {
    Board board = board(Map.of("FALLBACK_LEVEL", "2"), Map.of("fallback.level", "3"));

    assertDropped(board, true, true, false);
    assertThat(board.switchboard.level())
        .isEqualTo(
            new LevelState(2, 2, 3, 0, "environment FALLBACK_LEVEL", null, null, START, null));
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
        .isEqualTo(
            new LevelState(3, 3, 3, 0, "endpoint", "ops", "exam", START, START.plusSeconds(3600)));

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
  void levelFound_dropsSharesUntilItIsZero() {
    Board board = plain();

    board.switchboard.found(1.4, "waits are long");
    assertThat(board.state("panels").admitted()).isZero();
    assertThat(board.state("ranking").admitted()).isCloseTo(0.6, within(1e-9));
    assertThat(board.state("ranking").source()).isEqualTo("controller");
    assertThat(board.state("mail").status()).isEqualTo(Status.NORMAL);
    assertThat(board.switchboard.level())
        .isEqualTo(
            new LevelState(1.4, 0, 3, 1.4, "controller", null, "waits are long", START, null));

    board.switchboard.found(0, "calm");
    assertDropped(board, false, false, false);
    assertThat(board.switchboard.level().source()).isNull();
  }

  @Test
  void levelFoundMoves_itBeganWhenItLeftZero() {
    Board board = plain();
    board.switchboard.found(1.4, "waits are long");
    board.time.advance(Duration.ofSeconds(1));

    board.switchboard.found(1.2, "waits are shorter");

    assertThat(board.switchboard.level().since()).isEqualTo(START);
    assertThat(board.state("ranking").since()).isEqualTo(START);
  }

  @Test
  void levelFoundMoves_onlyWhatItConcernsChanges() {
    Board board = plain();
    board.switchboard.found(1.4, "waits are long");
    board.events.clear();

    board.switchboard.found(1.45, "waits are longer");

    assertThat(board.events(StateChanged.class))
        .extracting(StateChanged::dependency)
        .containsExactly("ranking");
  }

  @Test
  void moreIsFoundThanTheFloor_itDecides() {
    Board board = board(Map.of("FALLBACK_LEVEL", "1"), Map.of());

    board.switchboard.found(1.4, "waits are long");

    assertThat(board.switchboard.level().value()).isEqualTo(1.4);
    assertThat(board.switchboard.level().source()).isEqualTo("controller");
    assertThat(board.state("ranking").admitted()).isCloseTo(0.6, within(1e-9));
  }

  @Test
  void lessIsFoundThanTheFloor_theFloorDecides() {
    Board board = board(Map.of("FALLBACK_LEVEL", "2"), Map.of());

    board.switchboard.found(1.4, "waits are long");

    assertThat(board.switchboard.level().value()).isEqualTo(2);
    assertThat(board.switchboard.level().source()).isEqualTo("environment FALLBACK_LEVEL");
    assertThat(board.state("ranking").admitted()).isZero();
  }

  @Test
  void capInTheEnvironment_holdsWhatIsFound() {
    Board board = board(Map.of("FALLBACK_LEVEL_CAP", "1"), Map.of("fallback.level-cap", "2"));

    board.switchboard.found(3, "waits are long");

    assertDropped(board, true, false, false);
    assertThat(board.switchboard.level())
        .isEqualTo(
            new LevelState(1, 0, 1, 3, "environment FALLBACK_LEVEL_CAP", null, null, START, null));
  }

  @Test
  void capOrdered_holdsUntilItEnds() {
    Board board = plain();
    board.switchboard.found(3, "waits are long");

    board.switchboard.order(LevelOrder.of(0, LevelBound.CAP).lasting(Duration.ofHours(1)));
    assertDropped(board, false, false, false);
    assertThat(board.switchboard.level().source()).isEqualTo("api");

    board.time.advance(Duration.ofHours(1));
    assertDropped(board, true, true, true);
    assertThat(board.switchboard.level().source()).isEqualTo("controller");
  }

  @Test
  void capBelowTheFloor_theFloorHolds() {
    Board board = board(Map.of("FALLBACK_LEVEL", "2"), Map.of());

    board.switchboard.order(LevelOrder.of(1, LevelBound.CAP));
    board.switchboard.found(3, "waits are long");

    assertThat(board.switchboard.level().value()).isEqualTo(2);
  }

  @Test
  void floorAndCapOrdered_bothHoldUntilTheyAreCleared() {
    Board board = plain();
    board.switchboard.order(LevelOrder.of(1));
    board.switchboard.order(LevelOrder.of(2, LevelBound.CAP));

    assertThat(board.switchboard.level().value()).isEqualTo(1);
    board.switchboard.found(3, "waits are long");
    assertThat(board.switchboard.level().value()).isEqualTo(2);

    assertThat(board.switchboard.clearLevel()).isTrue();
    assertThat(board.switchboard.level().value()).isEqualTo(3);
    assertThat(board.time.waiting()).isZero();
  }

  @Test
  void pinOrdered_whatIsFoundIsMaskedUntilItEnds() {
    Board board = plain();
    board.switchboard.order(
        LevelOrder.of(1, LevelBound.PIN).lasting(Duration.ofHours(1)).from("endpoint"));

    assertThat(board.switchboard.level().value()).isEqualTo(1);
    board.switchboard.found(3, "waits are long");
    assertThat(board.switchboard.level().value()).isEqualTo(1);
    assertThat(board.switchboard.level().source()).isEqualTo("endpoint");

    board.time.advance(Duration.ofHours(1));
    assertThat(board.switchboard.level().value()).isEqualTo(3);
  }

  @Test
  void floorOrderedAfterAPin_nothingIsLeftOfThePin() {
    Board board = plain();
    board.switchboard.order(LevelOrder.of(1, LevelBound.PIN));

    board.switchboard.order(LevelOrder.of(2));
    board.switchboard.found(3, "waits are long");

    assertThat(board.switchboard.level().value()).isEqualTo(3);
  }

  @Test
  void dependencyObserves_whatIsFoundIsShownAndSkipsNothing() {
    Board board =
        plain()
            .with(
                DependencySpec.nonEssential("news").automatic(Automatic.OBSERVE).build(),
                DependencySpec.nonEssential("ads").automatic(Automatic.OFF).build());

    board.switchboard.found(3, "waits are long");

    assertThat(board.state("news").status()).isEqualTo(Status.NORMAL);
    assertThat(board.switchboard.explain("news")).hasSize(1);
    assertThat(board.switchboard.explain("ads")).isEmpty();
  }

  @Test
  void dependencyObserves_theFloorStillHolds() {
    Board board =
        plain().with(DependencySpec.nonEssential("news").automatic(Automatic.OBSERVE).build());

    board.switchboard.order(LevelOrder.of(2));

    assertThat(board.state("news").admitted()).isZero();
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
