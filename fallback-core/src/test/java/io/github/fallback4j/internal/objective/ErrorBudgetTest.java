package io.github.fallback4j.internal.objective;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.ManualTime;
import io.github.fallback4j.ObjectiveState.Window;
import io.github.fallback4j.settings.Objective;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ticker of {@link ManualTime} overflows a minute after the start of each of these tests. */
class ErrorBudgetTest {
  private static final Duration TICK = Sampler.STEP;

  private final ManualTime time = new ManualTime();
  private long calls;
  private long bad;
  private final ErrorBudget budget =
      new ErrorBudget(new Objective(0.99, null), () -> new Tally(calls, bad), time);

  private void count(long calls, long bad) {
    this.calls += calls;
    this.bad += bad;
  }

  private void tick(Duration after) {
    time.advance(after);
    budget.sample();
  }

  private void tickFor(Duration whole) {
    for (Duration at = TICK; at.compareTo(whole) <= 0; at = at.plus(TICK)) {
      tick(TICK);
    }
  }

  private Window window(String name) {
    return budget.state().windows().get(name);
  }

  @Test
  void windows_areShownFromTheShortestOn() {
    assertThat(budget.state().windows().keySet()).containsExactly("5m", "1h", "6h");
  }

  @Test
  void noCalls_burnNothing() {
    tickFor(Duration.ofMinutes(10));

    assertThat(window("5m")).isEqualTo(new Window(0, 0, 0));
    assertThat(window("5m").budgetRemaining()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"5m", "1h", "6h"})
  void shortlyAfterTheStart_whatThereIsCounts(String window) {
    count(100, 2);
    time.advance(Duration.ofSeconds(3));

    assertThat(window(window)).isEqualTo(new Window(100, 2, 2));
  }

  @Test
  void whatWasCountedBeforeTheStart_isLeftOut() {
    count(100, 2);
    ErrorBudget second =
        new ErrorBudget(new Objective(0.99, null), () -> new Tally(calls, bad), time);
    count(10, 1);

    assertThat(second.state().windows().get("6h")).isEqualTo(new Window(10, 1, 10));
  }

  @ParameterizedTest
  @CsvSource({"5m, PT5M, PT10S", "1h, PT1H, PT2M", "6h, PT6H, PT12M"})
  void calls_leaveAWindowWhenItsLengthIsOver(String window, Duration length, Duration part) {
    tickFor(Duration.ofHours(7));
    count(100, 100);
    tickFor(length);
    assertThat(window(window).bad()).isEqualTo(100);

    tickFor(part);
    assertThat(window(window)).isEqualTo(new Window(0, 0, 0));
  }

  @Test
  void callsSinceTheLastTick_countAtOnce() {
    tickFor(Duration.ofHours(7));
    time.advance(Duration.ofSeconds(4));
    count(10, 5);

    assertThat(window("5m")).isEqualTo(new Window(10, 5, 50));
  }

  @Test
  void ticksThatComeLate_stretchNoWindowForLong() {
    tickFor(Duration.ofMinutes(10));
    count(70, 7);
    tick(Duration.ofMinutes(3)); // the timer was held up
    count(10, 1);
    tickFor(Duration.ofMinutes(5).minus(TICK));
    assertThat(window("5m").calls()).as("from the tick before the delay on").isEqualTo(80);

    tickFor(TICK);
    assertThat(window("5m").calls()).as("from the late tick on").isEqualTo(10);

    tickFor(TICK);
    assertThat(window("5m").calls()).isZero();
  }

  @Test
  void ticksAlwaysLate_keepTheLengthOfTheWindows() {
    for (int i = 0; i < 1_000; i++) {
      count(7, 1);
      tick(Duration.ofSeconds(17));
    }

    assertThat(window("5m").calls()).isBetween(7 * 300L / 17, 7 * (300L + 2 * 17) / 17);
    assertThat(window("1h").calls()).isBetween(7 * 3_600L / 17, 7 * (3_600L + 120 + 2 * 17) / 17);
  }

  @Test
  void badCallSeenASampleBeforeItsCall_isNeverMoreThanAll() {
    count(10, 0);
    tick(Duration.ofMinutes(6));
    tickFor(Duration.ofMinutes(6));
    count(0, 1);

    assertThat(window("5m")).isEqualTo(new Window(0, 0, 0));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void randomCallsAndTicks_eachWindowCountsItsLengthAndAtMostOnePartMore(long seed) {
    Random random = new Random(seed);
    TreeMap<Long, Long> callsAt = new TreeMap<>();
    long longestTick = 0;
    for (int i = 0; i < 5_000; i++) {
      long some = random.nextInt(5);
      callsAt.merge(elapsed(), some, Long::sum);
      count(some, 0);
      long tick = TICK.toNanos() + random.nextInt(3_000) * 1_000_000L;
      longestTick = Math.max(longestTick, tick);
      tick(Duration.ofNanos(tick));
      for (Map.Entry<String, Duration> window :
          Map.of("5m", Duration.ofMinutes(5), "1h", Duration.ofHours(1)).entrySet()) {
        long length = window.getValue().toNanos();
        assertThat(window(window.getKey()).calls())
            .as("seed %d, tick %d, window %s", seed, i, window.getKey())
            .isBetween(since(callsAt, length), since(callsAt, length + length / 30 + longestTick));
      }
    }
  }

  private long elapsed() {
    return Duration.between(ManualTime.START, time.now()).toNanos();
  }

  private long since(TreeMap<Long, Long> callsAt, long back) {
    return callsAt.tailMap(elapsed() - back, true).values().stream().mapToLong(n -> n).sum();
  }
}
