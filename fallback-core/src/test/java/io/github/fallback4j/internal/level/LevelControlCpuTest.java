package io.github.fallback4j.internal.level;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.LateTimer;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.spi.QueueSensor;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the level control makes of a busy CPU. */
class LevelControlCpuTest {
  private static final Duration TICK = LevelController.TICK;

  private final ManualTime time = new ManualTime();
  private final Dial dial = new Dial();
  private double cpu = 1;
  private long threadLag;
  private long calls;
  private long nanos;
  private long admitted;
  private long refusals;
  private final LevelControl control =
      new LevelControl(time, dial, () -> cpu, () -> threadLag, null);

  private static long millis(long count) {
    return TimeUnit.MILLISECONDS.toNanos(count);
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
  void essentialCallsAreSlowAndTheCpuIsBusy_levelRises() {
    essential(Duration.ofMillis(200));
    callsTake(0);

    callsTake(120);
    callsTake(120);

    assertThat(dial.level).isPositive();
    assertThat(dial.reason)
        .isEqualTo("calls of 'lesson' took on average 120 ms; the limit is 100 ms");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.84, -1})
  void essentialCallsAreSlowAndTheCpuIsIdleOrUnknown_levelStaysZero(double load) {
    essential(Duration.ofMillis(200));
    cpu = load;
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
            "the CPU is busy, and requests waited for it longer than they used it, on average by"
                + " 26 ms; the limit is 25 ms");
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
}
