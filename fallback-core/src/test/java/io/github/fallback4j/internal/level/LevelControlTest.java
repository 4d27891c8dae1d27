package io.github.fallback4j.internal.level;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.LateTimer;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.spi.QueueSensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What the level control makes of queues. */
class LevelControlTest {
  private static final Duration TICK = LevelController.TICK;

  private final ManualTime time = new ManualTime();
  private final Dial dial = new Dial();
  private final LevelControl control = new LevelControl(time, dial, () -> 1, null);
  private final QueueSensor queue = control.queue("workers");

  private static long millis(long count) {
    return TimeUnit.MILLISECONDS.toNanos(count);
  }

  private void ticks(int count, long waitMillis) {
    for (int i = 0; i < count; i++) {
      queue.waited(millis(waitMillis));
      time.advance(TICK);
    }
  }

  private void essential(Duration objective) {
    control.essential("lesson", objective, () -> 0, () -> 0);
  }

  @Test
  void nothingIsTold_nothingTicks() {
    time.advance(Duration.ofMinutes(1));

    assertThat(time.waiting()).isZero();
  }

  @Test
  void requestsDoNotWait_levelStaysZero() {
    ticks(40, 49);

    assertThat(dial.level).isZero();
  }

  @Test
  void requestsWaitForLongerThanAFifthOf250Ms_levelRises() {
    ticks(2, 55);

    assertThat(dial.level).isPositive();
    assertThat(dial.reason)
        .isEqualTo("requests waited in queue 'workers' on average 55 ms; the limit is 50 ms");
  }

  @Test
  void levelFallsAgain_itsReasonIsWhatWasTooMuch() {
    ticks(4, 55);
    double highest = dial.level;

    ticks(12, 1);

    assertThat(dial.level).isPositive().isLessThan(highest);
    assertThat(dial.reason)
        .isEqualTo("requests waited in queue 'workers' on average 55 ms; the limit is 50 ms");
  }

  @Test
  void waitsAreNegative_theyCountAsNone() {
    ticks(4, -1000);

    assertThat(dial.level).isZero();
  }

  @Test
  void levelIsFound_itIsAppliedInStepsOfATwentieth() {
    for (int tick = 0; tick < 40; tick++) {
      ticks(1, 57);
      assertThat(dial.level * 20).isEqualTo(Math.rint(dial.level * 20));
    }
    assertThat(dial.level).isPositive();
  }

  @Test
  void oneRequestOfManyWaitsFarTooLong_isAHiccup() {
    ticks(4, 1);

    queue.waited(millis(190));
    for (int i = 0; i < 20; i++) {
      queue.waited(millis(1));
    }
    ticks(4, 1);

    assertThat(dial.level).isZero();
  }

  @Test
  void requestsGoOnWaitingFarTooLong_levelIsThreeBeforeTheTickEnds() {
    ticks(4, 1);
    time.advance(Duration.ofMillis(100));
    for (int i = 0; i < 20; i++) {
      queue.waited(0);
    }
    queue.waited(millis(151));
    time.advance(Duration.ofMillis(160));

    queue.waited(millis(151));
    time.advance(Duration.ZERO);

    assertThat(dial.level).isEqualTo(3);
    assertThat(dial.reason).isEqualTo("a request waited 151 ms; the limit is 50 ms");
  }

  @Test
  void twoQueues_theLongerWaitCounts() {
    QueueSensor other = control.queue("proxy");
    for (int tick = 0; tick < 3; tick++) {
      for (int i = 0; i < 100; i++) {
        other.waited(0);
      }
      ticks(1, 60);
    }

    assertThat(dial.level).isPositive();
  }

  @Test
  void taskIsTimed_itsWaitCountsAndItRuns() {
    List<String> ran = new ArrayList<>();
    for (int tick = 0; tick < 3; tick++) {
      Runnable task = queue.timed(() -> ran.add("task"));
      time.advance(Duration.ofMillis(60));
      task.run();
      time.advance(TICK);
    }

    assertThat(ran).hasSize(3);
    assertThat(dial.level).isPositive();
  }

  @Test
  void sameName_sameSensor() {
    assertThat(control.queue("workers")).isSameAs(queue);
  }

  @Test
  void nothingComesAnyMore_ticksEndWhenTheLevelIsZero() {
    ticks(4, 1);
    ticks(4, 200);
    assertThat(dial.level).isEqualTo(3);

    time.advance(Duration.ofSeconds(1));
    assertThat(time.waiting()).isOne();

    time.advance(Duration.ofMinutes(2));
    assertThat(dial.level).isZero();
    assertThat(time.waiting()).isZero();
  }

  @Test
  void ticksEnded_theNextRequestBeginsThemAnew() {
    ticks(1, 1);
    time.advance(Duration.ofMinutes(1));

    ticks(2, 60);

    assertThat(dial.level).isPositive();
  }

  @Test
  void requestWaitedWhileNothingTicked_nobodyKnowsWhyAndItDoesNotCount() {
    queue.waited(millis(2000));
    time.advance(Duration.ZERO);
    queue.waited(millis(2000));
    time.advance(TICK);

    assertThat(dial.level).isZero();
  }

  @Test
  void everyRequestWaitsForLongerThanTicksGoOnWithoutAny_levelRisesInTheEnd() {
    for (int request = 0; request < 60; request++) {
      queue.waited(millis(2000));
      time.advance(Duration.ofMillis(50));
    }

    assertThat(dial.level).isEqualTo(3);
  }

  @Test
  void requestThatWaitedWhileNothingTickedIsTheOnlyOne_ticksEnd() {
    queue.waited(millis(2000));
    time.advance(Duration.ofSeconds(3));

    assertThat(time.waiting()).isZero();
  }

  @Test
  void processStoodStill_whatWaitedMeanwhileDoesNotCount() {
    LateTimer late = new LateTimer();
    LevelControl paused = new LevelControl(late, dial, () -> 1, null);
    QueueSensor sensor = paused.queue("workers");
    for (int tick = 0; tick < 4; tick++) {
      sensor.waited(millis(1));
      late.advance(TICK);
    }

    late.standStill(Duration.ofSeconds(2));
    for (int tick = 0; tick < 4; tick++) {
      sensor.waited(millis(1500));
      late.advance(TICK);
    }

    assertThat(dial.level).isZero();
  }

  @Test
  void onlyRequestOfATickWaitsFarTooLong_isAHiccup() {
    ticks(4, 1);

    queue.waited(millis(190));
    time.advance(TICK);
    ticks(2, 1);

    assertThat(dial.level).isZero();
  }

  @Test
  void essentialsHaveObjectives_theShortestSaysHowLongRequestsMayWait() {
    essential(Duration.ofMillis(500));
    essential(Duration.ofMillis(1000));
    ticks(4, 95);
    assertThat(dial.level).isZero();

    ticks(2, 105);
    assertThat(dial.level).isPositive();
  }

  @Test
  void latencyIsSet_itSaysHowLongRequestsMayWait() {
    LevelControl set = new LevelControl(time, dial, () -> 1, Duration.ofSeconds(1));
    set.essential("lesson", Duration.ofMillis(200), () -> 0, () -> 0);
    QueueSensor sensor = set.queue("workers");
    for (int tick = 0; tick < 4; tick++) {
      sensor.waited(millis(190));
      time.advance(TICK);
    }

    assertThat(dial.level).isZero();
  }

  @Test
  void everythingIsDroppedAndStillTooMuch_isToldOnceAfterTenSeconds() {
    ticks(4, 1);
    ticks(39, 300);
    assertThat(dial.told).doesNotContain("exhausted");

    ticks(200, 300);
    assertThat(dial.told).containsOnlyOnce("exhausted");
  }

  @Test
  void levelRoseAndRequestsWaitAsBefore_isTold() {
    ticks(4, 1);

    ticks(30, 300);

    assertThat(dial.told).containsOnlyOnce("in vain from 0.0 to 3.0");
  }
}
