package io.github.fallback4j.internal.switches;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Explanation;
import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.FallbackEvent.LevelChanged;
import io.github.fallback4j.FallbackEvent.WindowClosed;
import io.github.fallback4j.FallbackEvent.WindowOpened;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.LevelState;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Order;
import io.github.fallback4j.Status;
import io.github.fallback4j.internal.settings.Target;
import io.github.fallback4j.window.Schedule;
import io.github.fallback4j.window.Window;
import io.github.fallback4j.window.WindowState;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Consumer;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class WindowsTest {
  private static final Instant START = ManualTime.START;
  private static final Duration HOUR = Duration.ofHours(1);

  private static Schedule hours(int from, int until) {
    return Schedule.between(
        START.plus(HOUR.multipliedBy(from)), START.plus(HOUR.multipliedBy(until)));
  }

  private static Board board(Window... windows) {
    return board(Map.of(), Map.of(), windows);
  }

  private static Board board(
      Map<String, String> environment, Map<String, String> properties, Window... windows) {
    Board board = Board.of(environment, properties, List.of(windows)).withSchool();
    board.switchboard.begin();
    return board;
  }

  private static Journal journal(Consumer<FallbackEvent> record) {
    return new Journal(new ManualTime(), Board.INSTANCE, record);
  }

  private static boolean isOff(Board board, String id) {
    return board.state(id).status() == Status.DEGRADED;
  }

  @Test
  void beforeItOpens_nothingHolds() {
    Board board = board(Window.off("exam", hours(1, 2), "ranking"));

    board.time.advance(HOUR.minusNanos(1));

    assertThat(isOff(board, "ranking")).isFalse();
    assertThat(board.events).isEmpty();
  }

  @Test
  void whileItIsOpen_itsDependenciesAreOff() {
    Board board = board(Window.off("exam", hours(1, 2), "ranking").because("final exam"));

    board.time.advance(HOUR);

    assertThat(board.state("ranking"))
        .satisfies(
            state -> {
              assertThat(state.status()).isEqualTo(Status.DEGRADED);
              assertThat(state.cause()).isEqualTo(Cause.SWITCH_OFF);
              assertThat(state.source()).isEqualTo("window exam");
              assertThat(state.reason()).isEqualTo("final exam");
              assertThat(state.since()).isEqualTo(START.plus(HOUR));
              assertThat(state.until()).isEqualTo(START.plus(HOUR.multipliedBy(2)));
            });
    assertThat(isOff(board, "badges")).isFalse();
  }

  @Test
  void whenItCloses_callsReturnInSteps() {
    Board board = board(Window.off("exam", hours(1, 2), "ranking"));

    board.time.advance(HOUR.multipliedBy(2));

    assertThat(board.state("ranking").status()).isEqualTo(Status.RECOVERING);
    assertThat(board.state("ranking").admitted()).isEqualTo(0.1);
  }

  @Test
  void processThatStartsInside_isInItAtOnce() {
    Board board =
        Board.of(Map.of(), Map.of(), List.of(Window.off("exam", hours(-1, 1), "ranking")));

    board.withSchool();

    assertThat(isOff(board, "ranking")).isTrue();
    assertThat(board.state("ranking").since()).isEqualTo(START);
  }

  @Test
  void tag_switchesOffWhatCanBeOff() {
    Board board = board(Window.off("exam", hours(0, 1), "tag:redis"));

    assertThat(isOff(board, "ranking")).isTrue();
    assertThat(isOff(board, "badges")).isTrue();
    assertThat(isOff(board, "mail")).isFalse();
    assertThat(isOff(board, "lesson")).isFalse();
  }

  @Test
  void all_isTheCauseAllOff() {
    Board board = board(Window.off("exam", hours(0, 1), "all"));

    assertThat(board.state("mail").cause()).isEqualTo(Cause.ALL_OFF);
    assertThat(isOff(board, "lesson")).isFalse();
  }

  @Test
  void overlapping_allTheirDependenciesAreOffAndTheLongestIsShown() {
    Board board =
        board(
            Window.off("exam", hours(0, 1), "ranking", "badges"),
            Window.off("move", hours(0, 3), "ranking", "mail"));

    assertThat(isOff(board, "badges")).isTrue();
    assertThat(isOff(board, "mail")).isTrue();
    assertThat(board.state("ranking").source()).isEqualTo("window move");

    board.time.advance(HOUR);
    assertThat(board.state("badges").status()).isEqualTo(Status.RECOVERING);
    assertThat(isOff(board, "ranking")).isTrue();
  }

  @Test
  void orderAuto_undoesItUntilTheOrderEnds() {
    Board board = board(Window.off("exam", hours(0, 3), "ranking"));

    board.switchboard.order(Order.auto("ranking").lasting(HOUR).withoutRamp());
    assertThat(board.state("ranking").status()).isEqualTo(Status.NORMAL);

    board.time.advance(HOUR);
    assertThat(isOff(board, "ranking")).isTrue();
  }

  @Test
  void environment_outranksItAndItOutranksConfiguration() {
    Board board =
        board(
            Map.of("FALLBACK_ON", "ranking"),
            Map.of("fallback.switches.on", "badges"),
            Window.off("exam", hours(0, 1), "tag:redis"));

    assertThat(board.state("ranking").cause()).isEqualTo(Cause.SWITCH_ON);
    assertThat(board.state("badges").cause()).isEqualTo(Cause.SWITCH_OFF);
  }

  @Test
  void explain_showsItByRankWithItsEnd() {
    Board board =
        board(
            Map.of(),
            Map.of("fallback.switches.on", "ranking"),
            Window.off("exam", hours(0, 1), "ranking").because("final exam"));
    board.switchboard.order(Order.auto("ranking").withoutRamp());

    assertThat(board.switchboard.explain("ranking"))
        .extracting(Explanation::source)
        .containsExactly("api", "window exam", "configuration fallback.switches.on");
    assertThat(board.switchboard.explain("ranking").get(1))
        .isEqualTo(
            new Explanation(
                false,
                Mode.OFF,
                Cause.SWITCH_OFF,
                0,
                "window exam",
                null,
                "final exam",
                START,
                START.plus(HOUR)));
  }

  @Test
  void level_isTheFloorWhileItIsOpen() {
    Board board = board(Window.level("broadcast", hours(1, 2), 2).because("TV"));
    Instant opening = START.plus(HOUR);

    board.time.advance(HOUR);

    LevelState level =
        new LevelState(2, 2, 3, 0, "window broadcast", null, "TV", opening, opening.plus(HOUR));
    assertThat(board.switchboard.level()).isEqualTo(level);
    assertThat(board.events(LevelChanged.class))
        .extracting(LevelChanged::after)
        .containsExactly(level);
    assertThat(board.state("ranking").cause()).isEqualTo(Cause.LEVEL);
    assertThat(board.state("ranking").reason()).isEqualTo("TV");
  }

  @Test
  void levelEnds_callsReturnInSteps() {
    Board board = board(Window.level("broadcast", hours(0, 1), 2));

    board.time.advance(HOUR);

    assertThat(board.switchboard.level().floor()).isZero();
    assertThat(board.state("ranking").status()).isEqualTo(Status.RECOVERING);
    assertThat(board.state("ranking").admitted()).isEqualTo(0.1);
  }

  @Test
  void overlappingLevels_theHigherHolds() {
    Board board =
        board(
            Window.level("broadcast", hours(0, 4), 1),
            Window.level("exam", hours(1, 2), 3),
            Window.level("start", hours(1, 3), 2));

    board.time.advance(HOUR);
    assertThat(board.switchboard.level().floor()).isEqualTo(3);
    board.time.advance(HOUR);
    assertThat(board.switchboard.level().floor()).isEqualTo(2);
    board.time.advance(HOUR);
    assertThat(board.switchboard.level().source()).isEqualTo("window broadcast");
  }

  @Test
  void flagAndWindow_theHigherHolds() {
    Board board =
        board(
            Map.of("FALLBACK_LEVEL", "2"),
            Map.of(),
            Window.level("exam", hours(1, 2), 3),
            Window.level("broadcast", hours(0, 4), 1));

    assertThat(board.switchboard.level().source()).isEqualTo("environment FALLBACK_LEVEL");
    board.time.advance(HOUR);
    assertThat(board.switchboard.level().source()).isEqualTo("window exam");
    board.time.advance(HOUR);
    assertThat(board.switchboard.level().source()).isEqualTo("environment FALLBACK_LEVEL");
  }

  @Test
  void floorOrderedByAPerson_masksItUntilItIsCleared() {
    Board board = board(Window.level("broadcast", hours(1, 3), 2));
    board.switchboard.order(LevelOrder.of(0));

    board.time.advance(HOUR);
    assertThat(board.switchboard.level().floor()).isZero();

    board.switchboard.clearLevel();
    assertThat(board.switchboard.level().source()).isEqualTo("window broadcast");
  }

  @Test
  void openingAndClosing_leaveARecord() {
    Window exam = Window.off("exam", hours(1, 2), "ranking");
    Board board = board(exam);

    board.time.advance(HOUR.multipliedBy(3));

    assertThat(board.events(WindowOpened.class))
        .containsExactly(
            new WindowOpened(
                START.plus(HOUR), Board.INSTANCE, exam, START.plus(HOUR.multipliedBy(2))));
    assertThat(board.events(WindowClosed.class))
        .containsExactly(new WindowClosed(START.plus(HOUR.multipliedBy(2)), Board.INSTANCE, exam));
  }

  @Test
  void openAtTheStart_isRecordedWhenTheStartIsOver() {
    Window exam = Window.off("exam", hours(-1, 1), "ranking");
    Board board = Board.of(Map.of(), Map.of(), List.of(exam)).withSchool();
    assertThat(board.events).isEmpty();

    board.switchboard.begin();

    assertThat(board.events)
        .containsExactly(new WindowOpened(START, Board.INSTANCE, exam, START.plus(HOUR)));
  }

  @Test
  void recurring_opensAgain() {
    Schedule daily = Schedule.cron("0 1 * * *", ZoneOffset.UTC, HOUR);
    Board board = board(Window.off("exam", daily, "ranking"));

    board.time.advance(Duration.ofHours(1));
    assertThat(isOff(board, "ranking")).isTrue();
    board.time.advance(Duration.ofHours(1));
    assertThat(isOff(board, "ranking")).isFalse();
    board.time.advance(Duration.ofHours(23));
    assertThat(isOff(board, "ranking")).isTrue();
  }

  @Test
  void recurringWithoutABreak_staysOff() {
    Schedule always = Schedule.cron("0 * * * *", ZoneOffset.UTC, HOUR);
    Board board = board(Window.off("exam", always, "ranking"));

    board.time.advance(HOUR);

    assertThat(isOff(board, "ranking")).isTrue();
    assertThat(board.state("ranking").until()).isEqualTo(START.plus(HOUR.multipliedBy(2)));
    assertThat(board.events(WindowClosed.class)).isEmpty();
  }

  @Test
  void states_showWhatIsOpenAndWhatComes() {
    Window over = Window.off("over", hours(-2, -1), "ranking");
    Window open = Window.off("open", hours(-1, 1), "ranking");
    Window daily = Window.level("daily", Schedule.cron("0 0 * * *", ZoneOffset.UTC, HOUR), 1);
    Board board = board(over, open, daily);

    assertThat(board.switchboard.windows())
        .containsExactly(
            new WindowState(
                over, false, START.minus(HOUR.multipliedBy(2)), START.minus(HOUR), null),
            new WindowState(open, true, START.minus(HOUR), START.plus(HOUR), null),
            new WindowState(daily, true, START, START.plus(HOUR), START.plus(Duration.ofDays(1))));
  }

  @Test
  void dependencyRegisteredWhileItIsOpen_isOff() {
    Board board = board(Window.off("exam", hours(1, 2), "late"));
    board.time.advance(HOUR);

    board.with(DependencySpec.nonEssential("late").build());

    assertThat(isOff(board, "late")).isTrue();
  }

  @RepeatedTest(100)
  void dependencyRegisteredInThatMoment_isOff(RepetitionInfo repetition) throws Exception {
    Board board = board(Window.off("exam", hours(1, 2), "late"));
    CyclicBarrier gate = new CyclicBarrier(2);
    Thread clock =
        new Thread(
            () -> {
              meet(gate);
              board.time.advance(HOUR);
            });
    clock.start();

    meet(gate);
    if (repetition.getCurrentRepetition() % 2 == 0) {
      Thread.yield();
    }
    board.with(DependencySpec.nonEssential("late").build());
    clock.join();

    assertThat(isOff(board, "late")).isTrue();
  }

  private static void meet(CyclicBarrier gate) {
    try {
      gate.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void beganTwice_recordsOnce() {
    Board board = board(Window.off("exam", hours(0, 1), "ranking"));

    board.switchboard.begin();

    assertThat(board.events(WindowOpened.class)).hasSize(1);
    assertThat(board.time.waiting()).isOne();
  }

  @Test
  void noWindows_nothingIsScheduled() {
    assertThat(board().time.waiting()).isZero();
  }

  @Test
  void clockSet_whatItShowsNowCounts() {
    Window exam = Window.off("exam", hours(1, 2), "ranking");
    List<FallbackEvent> record = new ArrayList<>();
    Windows windows = new Windows(List.of(exam), START, journal(record::add));

    assertThat(windows.look(START.plus(HOUR))).isTrue();
    assertThat(windows.look(START)).isTrue();
    assertThat(windows.claims().covering(List.of(Target.id("ranking")))).isEmpty();
    assertThat(windows.look(START.plus(HOUR.multipliedBy(5)))).isFalse();
    assertThat(record).hasOnlyElementsOfTypes(WindowOpened.class, WindowClosed.class).hasSize(2);
  }

  @Test
  void nextLook_isAtTheNextChangeButSoonEnoughToSeeTheClockSet() {
    Windows windows =
        new Windows(
            List.of(Window.off("exam", hours(1, 2), "ranking")), START, journal(event -> {}));

    assertThat(windows.pause(START)).isEqualTo(Duration.ofMinutes(1));
    assertThat(windows.pause(START.plus(HOUR).minusMillis(5))).isEqualTo(Duration.ofMillis(5));
    assertThat(windows.pause(START.plus(HOUR.multipliedBy(2)).minusMillis(5)))
        .isEqualTo(Duration.ofMillis(5));
    assertThat(windows.pause(START.plus(HOUR.multipliedBy(3)))).isEqualTo(Duration.ofMinutes(1));
  }
}
