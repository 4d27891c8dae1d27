package io.github.fallback4j.internal.switches;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Order;
import io.github.fallback4j.Status;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrecedenceTest {
  private static final Map<String, String> NONE = Map.of();

  @Test
  void nothingOrdered_isNormal() {
    DependencyState state = Board.plain().withSchool().state("ranking");

    assertThat(state.status()).isEqualTo(Status.NORMAL);
    assertThat(state.mode()).isEqualTo(Mode.AUTO);
    assertThat(state.cause()).isEqualTo(Cause.NONE);
  }

  @ParameterizedTest
  @CsvSource({"ranking, SWITCH_OFF", "tag:games, SWITCH_OFF", "*, ALL_OFF", "all, ALL_OFF"})
  void flagOff_startsDegradedWithItsSource(String target, Cause cause) {
    DependencyState state =
        Board.of(Map.of("FALLBACK_OFF", target), NONE).withSchool().state("ranking");

    assertThat(state.status()).isEqualTo(Status.DEGRADED);
    assertThat(state.cause()).isEqualTo(cause);
    assertThat(state.source()).isEqualTo("environment FALLBACK_OFF");
    assertThat(state.admitted()).isZero();
    assertThat(state.until()).isNull();
  }

  @Test
  void environmentAndConfiguration_environmentDecides() {
    Board board =
        Board.of(Map.of("FALLBACK_ON", "all"), Map.of("fallback.dependencies.ranking.mode", "off"))
            .withSchool();

    assertThat(board.state("ranking").mode()).isEqualTo(Mode.ON);
    assertThat(board.state("ranking").source()).isEqualTo("environment FALLBACK_ON");
  }

  @ParameterizedTest
  @CsvSource({
    "ranking, tag:redis, ON",
    "tag:redis, ranking, OFF",
    "tag:redis, all, ON",
    "all, tag:redis, OFF",
    "ranking, ranking, OFF",
    "tag:redis, tag:games, OFF"
  })
  void flagsOfOneOrigin_moreSpecificTargetThenOffDecides(String on, String off, Mode mode) {
    Board board = Board.of(Map.of("FALLBACK_ON", on, "FALLBACK_OFF", off), NONE).withSchool();

    assertThat(board.state("ranking").mode()).isEqualTo(mode);
  }

  @Test
  void orderedStandbyWithoutARoute_leavesItToTheNextFlag() {
    Board board =
        Board.of(Map.of("FALLBACK_STANDBY", "ranking", "FALLBACK_OFF", "all"), NONE).withSchool();

    assertThat(board.state("ranking").mode()).isEqualTo(Mode.OFF);
  }

  @Test
  void ordersOfPeople_newestThatCoversDecidesWhateverItsTarget() {
    Board board = Board.plain().withSchool();

    board.switchboard.order(Order.off("ranking"));
    board.switchboard.order(Order.on("all"));
    assertThat(board.state("ranking").mode()).isEqualTo(Mode.ON);

    board.switchboard.order(Order.off("tag:games"));
    assertThat(board.state("ranking").mode()).isEqualTo(Mode.OFF);
    assertThat(board.state("badges").mode()).isEqualTo(Mode.ON);
  }

  @Test
  void newestOrderEnds_theNextDecides() {
    Board board = Board.plain().withSchool();
    board.switchboard.order(Order.off("ranking").lasting(Duration.ofHours(2)));
    board.switchboard.order(Order.on("all").lasting(Duration.ofHours(1)));

    board.time.advance(Duration.ofHours(1));
    assertThat(board.state("ranking").mode()).isEqualTo(Mode.OFF);

    board.time.advance(Duration.ofHours(1));
    assertThat(board.state("ranking").mode()).isEqualTo(Mode.AUTO);
  }

  @Test
  void sameTargetOrderedAgain_olderOneNeverReturns() {
    Board board = Board.plain().withSchool();
    board.switchboard.order(Order.off("ranking").lasting(Duration.ofHours(3)));
    board.switchboard.order(Order.on("ranking").lasting(Duration.ofHours(1)));

    board.time.advance(Duration.ofHours(1));

    assertThat(board.state("ranking").mode()).isEqualTo(Mode.AUTO);
  }

  @Test
  void replacedOrdersEnd_leavesTheNewOneAlone() {
    Board board = Board.plain().withSchool();
    board.switchboard.order(Order.off("ranking").lasting(Duration.ofHours(1)));
    board.switchboard.order(Order.off("ranking").lasting(Duration.ofHours(3)));

    board.time.advance(Duration.ofHours(2));

    assertThat(board.state("ranking").mode()).isEqualTo(Mode.OFF);
  }

  @Test
  void auto_masksFlagsUntilItEnds() {
    Board board = Board.of(Map.of("FALLBACK_OFF", "ranking"), NONE).withSchool();

    board.switchboard.order(Order.auto("all").lasting(Duration.ofMinutes(5)).withoutRamp());
    assertThat(board.state("ranking").status()).isEqualTo(Status.NORMAL);

    board.time.advance(Duration.ofMinutes(5));
    assertThat(board.state("ranking").status()).isEqualTo(Status.DEGRADED);
    assertThat(board.state("ranking").source()).isEqualTo("environment FALLBACK_OFF");
  }

  @Test
  void flagDecidesAgain_sinceThen() {
    Board board = Board.of(Map.of("FALLBACK_OFF", "ranking"), NONE).withSchool();
    board.switchboard.order(Order.on("ranking").lasting(Duration.ofMinutes(5)));

    board.time.advance(Duration.ofMinutes(5));

    assertThat(board.state("ranking").since()).isEqualTo(board.time.now());
  }

  @Test
  void offForAll_neverHoldsForAnEssentialOne() {
    Board board = Board.of(Map.of("FALLBACK_OFF", "all, lesson"), NONE).withSchool();
    board.switchboard.order(Order.off("all"));

    assertThat(board.state("lesson").status()).isEqualTo(Status.NORMAL);
    assertThat(board.state("lesson").admitted()).isOne();
    assertThat(board.state("mail").cause()).isEqualTo(Cause.ALL_OFF);
  }

  @Test
  void orderForAll_coversWhatIsRegisteredLater() {
    Board board = Board.plain();
    board.switchboard.order(Order.off("all").by("ops"));

    board.withSchool();

    assertThat(board.state("ranking").cause()).isEqualTo(Cause.ALL_OFF);
    assertThat(board.state("ranking").by()).isEqualTo("ops");
  }

  @Test
  void orderEndsWithRamp_callsReturnInSteps() {
    Board board = Board.plain().withSchool();
    board.switchboard.order(Order.off("ranking"));

    board.switchboard.clear("ranking");

    assertThat(board.state("ranking").status()).isEqualTo(Status.RECOVERING);
    assertThat(board.state("ranking").admitted()).isEqualTo(0.10);
  }

  @Test
  void orderWithoutRampEnds_callsReturnAtOnce() {
    Board board = Board.plain().withSchool();
    board.switchboard.order(Order.off("ranking").withoutRamp());

    board.switchboard.clear("ranking");

    assertThat(board.state("ranking").status()).isEqualTo(Status.NORMAL);
  }
}
