package io.github.fallback4j.examples.school.demo.outage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

  @Test
  void aPercentileIsTheTimeOfTheVisitAtItsRank() {
    Tally tally = new Tally();
    for (int time = 100; time >= 1; time--) {
      tally.add(true, Duration.ofMillis(time));
    }

    assertThat(tally.within(0.5)).isEqualTo(Duration.ofMillis(50));
    assertThat(tally.within(0.99)).isEqualTo(Duration.ofMillis(99));
    assertThat(tally.within(1)).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void aFailedVisitCountsAsFailedAndNotForTheTimes() {
    Tally tally = new Tally();
    tally.add(true, Duration.ofMillis(5));
    tally.add(false, Duration.ofSeconds(10));

    assertThat(tally.answered()).isEqualTo(1);
    assertThat(tally.failed()).isEqualTo(1);
    assertThat(tally.within(1)).isEqualTo(Duration.ofMillis(5));
  }

  @Test
  void noVisitAtAllTookNoTime() {
    assertThat(new Tally().within(0.99)).isZero();
  }

  @Test
  void theSumHoldsTheVisitsOfAllPhases() {
    Tally one = new Tally();
    one.add(true, Duration.ofMillis(1));
    Tally other = new Tally();
    other.add(true, Duration.ofMillis(9));
    other.add(false, Duration.ZERO);

    Tally sum = Tally.sum(List.of(one, other));

    assertThat(sum.answered()).isEqualTo(2);
    assertThat(sum.failed()).isEqualTo(1);
    assertThat(sum.within(1)).isEqualTo(Duration.ofMillis(9));
  }
}
