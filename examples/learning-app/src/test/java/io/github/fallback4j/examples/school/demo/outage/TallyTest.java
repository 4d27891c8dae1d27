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
      tally.add(lessonWithin(time));
    }

    assertThat(tally.within(0.5)).isEqualTo(Duration.ofMillis(50));
    assertThat(tally.within(0.99)).isEqualTo(Duration.ofMillis(99));
    assertThat(tally.within(1)).isEqualTo(Duration.ofMillis(100));
  }

  @Test
  void aFailedVisitCountsAsFailedAndNotForTheTimes() {
    Tally tally = new Tally();
    tally.add(lessonWithin(5));
    tally.add(new Visit(0, Duration.ofSeconds(10).toNanos(), Visit.Page.NO_LESSON));

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
    one.add(lessonWithin(1));
    Tally other = new Tally();
    other.add(lessonWithin(9));
    other.add(new Visit(0, 0, Visit.Page.NO_LESSON));

    Tally sum = Tally.sum(List.of(one, other));

    assertThat(sum.answered()).isEqualTo(2);
    assertThat(sum.failed()).isEqualTo(1);
    assertThat(sum.within(1)).isEqualTo(Duration.ofMillis(9));
  }

  @Test
  void theFirstPageOfAKindIsTheOneThatWasThereFirst() {
    Tally tally = new Tally();
    tally.add(new Visit(10, 90, Visit.Page.NO_LESSON));
    tally.add(new Visit(20, 40, Visit.Page.NO_LESSON));
    tally.add(new Visit(5, 15, Visit.Page.LESSON));

    assertThat(tally.first(Visit.Page.NO_LESSON)).isEqualTo(40);
    assertThat(tally.first(Visit.Page.LESSON_WITHOUT_RANKING)).isNull();
  }

  private static Visit lessonWithin(long millis) {
    return new Visit(0, Duration.ofMillis(millis).toNanos(), Visit.Page.LESSON);
  }
}
