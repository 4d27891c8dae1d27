package io.github.fallback4j.internal.detection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which failures reach the breaker: enough in a row, for long enough. */
class FailureStreakTest {
  private static final long NOW = Long.MAX_VALUE - 10; // ticks overflow soon

  @Test
  void beforeTheLimit_failuresPass() {
    FailureStreak streak = new FailureStreak(3, 100);

    assertThat(streak.failed(NOW, false)).isTrue();
    assertThat(streak.failed(NOW, false)).isTrue();
  }

  @Test
  void atTheLimitBeforeTheSpan_doesNotPass() {
    FailureStreak streak = new FailureStreak(3, 100);
    streak.failed(NOW, false);
    streak.failed(NOW, false);

    assertThat(streak.failed(NOW + 99, false)).isFalse();
    assertThat(streak.failed(NOW + 100, false)).isTrue();
  }

  @Test
  void oneFailureIsTheLimit_passesOnceItLasts() {
    FailureStreak streak = new FailureStreak(1, 100);

    assertThat(streak.failed(NOW, false)).isFalse();
    assertThat(streak.failed(NOW + 100, false)).isTrue();
  }

  @Test
  void noSpan_passesAtTheLimit() {
    FailureStreak streak = new FailureStreak(1, 0);

    assertThat(streak.failed(NOW, false)).isTrue();
  }

  @Test
  void ended_startsFromTheBeginning() {
    FailureStreak streak = new FailureStreak(2, 100);
    streak.failed(NOW, false);

    assertThat(streak.end()).isTrue();
    assertThat(streak.active()).isFalse();
    assertThat(streak.failed(NOW + 200, false)).isTrue();
    assertThat(streak.nanos(NOW + 210)).isEqualTo(10);
    assertThat(streak.failed(NOW + 210, false)).isFalse();
  }

  @Test
  void endedWithoutFailures_saysSo() {
    FailureStreak streak = new FailureStreak(2, 100);

    assertThat(streak.end()).isFalse();
    assertThat(streak.nanos(NOW)).isZero();
  }
}
