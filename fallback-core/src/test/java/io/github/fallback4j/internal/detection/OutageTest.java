package io.github.fallback4j.internal.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.settings.BreakerSettings;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Since when, why and for how long a dependency is set aside. */
class OutageTest {
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");
  private static final double EVEN = 0.5;

  private final Outage outage = new Outage(BreakerSettings.DEFAULT);

  private void trip(int second) {
    outage.trips("trip " + second, NOON.plusSeconds(second), TimeUnit.SECONDS.toNanos(second));
  }

  private Duration hold(int second) {
    return outage.nextHold(TimeUnit.SECONDS.toNanos(second), EVEN);
  }

  @Test
  void firstTrip_beginsIt() {
    trip(1);

    assertThat(outage.since()).isEqualTo(NOON.plusSeconds(1));
    assertThat(outage.reason()).isEqualTo("trip 1");
    assertThat(outage.relapsed()).isFalse();
  }

  @Test
  void triedInVain_goesOnWithAnotherReason() {
    trip(1);
    outage.goesOn("still failing");

    assertThat(outage.since()).isEqualTo(NOON.plusSeconds(1));
    assertThat(outage.reason()).isEqualTo("still failing");
    assertThat(outage.relapsed()).isFalse();
  }

  @Test
  void tripsBeforeItEnded_isARelapseOfTheSameOutage() {
    trip(1);
    trip(9);

    assertThat(outage.since()).isEqualTo(NOON.plusSeconds(1));
    assertThat(outage.relapsed()).isTrue();
  }

  @Test
  void tripsAfterItEnded_isAnother() {
    trip(1);
    trip(9);
    outage.ends();
    trip(20);

    assertThat(outage.since()).isEqualTo(NOON.plusSeconds(20));
    assertThat(outage.relapsed()).isFalse();
  }

  @Test
  void lastsLong_holdGrows() {
    trip(1);

    assertThat(hold(1)).isEqualTo(BreakerSettings.DEFAULT.hold());
    assertThat(hold(100)).isEqualTo(BreakerSettings.DEFAULT.longestHold());
  }

  @Test
  void flaps_isLeftAloneForLongerAndSaysSo() {
    for (int second = 1; second <= 5; second++) {
      trip(second);
      outage.ends();
    }

    assertThat(outage.reason()).isEqualTo("trip 5; it flaps, so the hold is longer");
    assertThat(hold(5)).isGreaterThan(Duration.ofMinutes(2));
  }

  @Test
  void triedInVainAfterFlapping_holdIsTheUsualOne() {
    for (int second = 1; second <= 5; second++) {
      trip(second);
      outage.ends();
    }
    trip(6);
    outage.goesOn("still failing");

    assertThat(hold(6)).isEqualTo(BreakerSettings.DEFAULT.hold());
  }
}
