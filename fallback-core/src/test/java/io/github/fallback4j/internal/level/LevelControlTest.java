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

class LevelControlTest {
  private static final Duration TICK = LevelController.TICK;

  private final ManualTime time = new ManualTime();
  private final Dial dial = new Dial();
  private double cpu = 1;
  private long calls;
  private long nanos;
  private long threadLag;
  private final LevelControl control =
      new LevelControl(time, dial, () -> cpu, () -> threadLag, null);
  private final QueueSensor queue = control.queue("workers");

  /** A knob that holds what it was turned to. */
  private static final class Dial implements Knob {
    final List<String> told = new ArrayList<>();
    double level;
    String reason = "";

    @Override
    public void turn(double found, String why) {
      level = found;
      reason = why;
    }

    @Override
    public double inForce() {
      return level;
    }

    @Override
    public void exhausted() {
      told.add("exhausted");
    }

    @Override
    public void raisedInVain(double from, double to) {
      told.add("in vain from " + from + " to " + to);
    }
  }

  private static long millis(long count) {
    return TimeUnit.MILLISECONDS.toNanos(count);
  }

  private void ticks(int count, long waitMillis) {
    for (int i = 0; i < count; i++) {
      queue.waited(millis(waitMillis));
      time.advance(TICK);
    }
  }

  private void callsTake(long eachMillis) {
    calls += 10;
    nanos += 10 * millis(eachMillis);
    control.wake();
    time.advance(TICK);
  }

  private void essential(Duration objective) {
    control.essential("lesson", objective, () -> calls, () -> nanos);
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
        .isEqualTo("requests waited in queue 'workers' on average 55 ms, 50 ms are allowed");
  }

  @Test
  void levelFallsAgain_itsReasonIsWhatWasTooMuch() {
    ticks(4, 55);
    double highest = dial.level;

    ticks(12, 1);

    assertThat(dial.level).isPositive().isLessThan(highest);
    assertThat(dial.reason)
        .isEqualTo("requests waited in queue 'workers' on average 55 ms, 50 ms are allowed");
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
    assertThat(dial.reason).isEqualTo("a request waited 151 ms, 50 ms are allowed");
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
  void processStoodStill_whatWaitedMeanwhileDoesNotCount() {
    LateTimer late = new LateTimer();
    LevelControl paused = new LevelControl(late, dial, () -> cpu, null);
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
  void essentialCallsAreSlowAndTheCpuIsBusy_levelRises() {
    essential(Duration.ofMillis(200));
    callsTake(0);

    callsTake(120);
    callsTake(120);

    assertThat(dial.level).isPositive();
    assertThat(dial.reason)
        .isEqualTo("calls of 'lesson' took on average 120 ms, 100 ms are allowed");
  }

  @Test
  void essentialCallsAreSlowAndTheCpuIsIdle_levelStaysZero() {
    essential(Duration.ofMillis(200));
    cpu = 0.84;
    callsTake(0);

    for (int tick = 0; tick < 4; tick++) {
      callsTake(1000);
    }

    assertThat(dial.level).isZero();
  }

  @Test
  void cpuIsUnknown_essentialLatencyDoesNotCount() {
    essential(Duration.ofMillis(200));
    cpu = -1;
    callsTake(0);

    for (int tick = 0; tick < 4; tick++) {
      callsTake(1000);
    }

    assertThat(dial.level).isZero();
  }

  @Test
  void sheddingMadeRoom_essentialLatencyStillCounts() {
    essential(Duration.ofMillis(200));
    callsTake(0);
    callsTake(120);
    callsTake(120);
    double before = dial.level;

    cpu = 0.7;
    callsTake(140);

    assertThat(dial.level).isGreaterThan(before);
  }

  private long admitted;
  private long refusals;

  private void nonEssential(LevelControl control) {
    control.nonEssential("ranking", new CountedBy(() -> admitted + refusals, () -> refusals));
  }

  private void callsAreRefused(int count) {
    refusals += count;
    control.wake();
    time.advance(TICK);
  }

  @Test
  void nonEssentialCallsGetNoPermitAndTheCpuIsBusy_levelRises() {
    nonEssential(control);
    callsAreRefused(0);

    callsAreRefused(3);
    callsAreRefused(3);

    assertThat(dial.level).isPositive();
    assertThat(dial.reason)
        .isEqualTo("the CPU is busy, and 3 of 3 calls of 'ranking' got no permit");
  }

  @Test
  void cpuIsBusyByTurns_theMeanOfTwoTicksCounts() {
    nonEssential(control);
    cpu = 1;
    callsAreRefused(0);
    for (int tick = 0; tick < 20; tick++) { // 70 % of a quota, as two and three periods show it
      cpu = tick % 2 == 0 ? 0.58 : 0.875;
      callsAreRefused(20);
    }
    assertThat(dial.level).isZero();

    for (int tick = 0; tick < 4; tick++) { // all of it
      cpu = tick % 2 == 0 ? 0.83 : 1;
      callsAreRefused(20);
    }
    assertThat(dial.level).isEqualTo(3);
  }

  @Test
  void loadCannotBeAsked_queuesStillCount() {
    LevelControl unasked =
        new LevelControl(
            time,
            dial,
            () -> {
              throw new IllegalStateException("no CPU");
            },
            null);
    nonEssential(unasked);
    QueueSensor sensor = unasked.queue("workers");
    for (int tick = 0; tick < 4; tick++) {
      sensor.waited(millis(60));
      refusals += 20;
      time.advance(TICK);
    }

    assertThat(dial.level).isPositive();
    assertThat(dial.reason).contains("queue 'workers'");
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
  void mostNonEssentialCallsGetNoPermitAndTheCpuIsBusy_levelIsThreeWithTheSecondTick() {
    nonEssential(control);
    callsAreRefused(0);

    callsAreRefused(20);
    callsAreRefused(20);

    assertThat(dial.level).isEqualTo(3);
  }

  @Test
  void nonEssentialCallsGetNoPermitAndTheCpuIsIdle_levelStaysZero() {
    nonEssential(control);
    cpu = 0.84;
    callsAreRefused(0);

    for (int tick = 0; tick < 4; tick++) {
      callsAreRefused(20);
    }

    assertThat(dial.level).isZero();
  }

  private void requestsWaitForTheCpu(int ticks, long millis) {
    requestsWaitForTheCpu(ticks, millis, 1);
  }

  private void requestsWaitForTheCpu(int ticks, long millis, int callsPerTick) {
    for (int tick = 0; tick < ticks; tick++) {
      Runnable end = control.cpu().begin();
      threadLag += millis(millis);
      end.run();
      admitted += callsPerTick;
      time.advance(TICK);
    }
  }

  @Test
  void requestsWaitForTheBusyCpu_levelRises() {
    nonEssential(control);

    requestsWaitForTheCpu(4, 26);

    assertThat(dial.level).isPositive();
    assertThat(dial.reason)
        .isEqualTo(
            "the CPU is busy, and requests waited for it longer than they used it, on average by 26 ms, 25 ms are allowed");
  }

  @Test
  void nonEssentialCallsGetNoPermitAndRequestsDoNotWaitForTheCpu_levelStaysZero() {
    nonEssential(control);

    for (int tick = 0; tick < 8; tick++) {
      refusals += 20;
      requestsWaitForTheCpu(1, 19);
    }

    assertThat(dial.level).isZero();
  }

  @Test
  void nonEssentialCallsGetNoPermitAndRequestsNearlyWaitTooLongForTheCpu_levelRises() {
    nonEssential(control);

    for (int tick = 0; tick < 4; tick++) {
      refusals += 20;
      requestsWaitForTheCpu(1, 21);
    }

    assertThat(dial.level).isPositive();
    assertThat(dial.reason).endsWith("calls of 'ranking' got no permit");
  }

  @Test
  void requestsWaitForTheCpuForLessThanATenthOf250Ms_levelStaysZero() {
    nonEssential(control);

    requestsWaitForTheCpu(8, 24);

    assertThat(dial.level).isZero();
  }

  @Test
  void requestsWaitForTheCpuAndItIsIdle_levelStaysZero() {
    nonEssential(control);
    cpu = 0.84;

    requestsWaitForTheCpu(8, 100);

    assertThat(dial.level).isZero();
  }

  @Test
  void requestsWaitForTheBusyCpuAndNothingCouldBeDropped_levelStaysZero() {
    requestsWaitForTheCpu(8, 100);

    assertThat(dial.level).isZero();
  }

  @Test
  void everythingIsDroppedAndRequestsWaitForTheCpuStill_levelStays() {
    nonEssential(control);
    requestsWaitForTheCpu(4, 30);
    double found = dial.level;
    assertThat(found).isPositive();

    requestsWaitForTheCpu(45, 30, 0);

    assertThat(dial.level).isEqualTo(found);
    assertThat(dial.told).containsExactly("exhausted");
  }

  @Test
  void processStoodStill_whatIsWorkedOffAfterwardsDoesNotCount() {
    LateTimer late = new LateTimer();
    LevelControl stopped = new LevelControl(late, dial, () -> cpu, null);
    nonEssential(stopped);
    stopped.queue("workers").waited(0);
    late.advance(TICK);
    late.standStill(Duration.ofSeconds(2));
    for (int tick = 0; tick < 7; tick++) {
      refusals += 20;
      stopped.queue("workers").waited(0);
      late.advance(TICK);
    }
    assertThat(dial.level).isZero();

    late.advance(TICK.multipliedBy(2));
    for (int tick = 0; tick < 2; tick++) {
      refusals += 20;
      late.advance(TICK);
    }
    assertThat(dial.level).isPositive();
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
    LevelControl set = new LevelControl(time, dial, () -> cpu, Duration.ofSeconds(1));
    set.essential("lesson", Duration.ofMillis(200), () -> calls, () -> nanos);
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
