package io.github.fallback4j.examples.lab.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  @Test
  void sameSeed_sameSchedule() {
    assertThat(schedule(7)).isEqualTo(schedule(7)).isNotEqualTo(schedule(8));
  }

  private static List<Arrival> schedule(long seed) {
    return new Schedule(seed).evenly(100, 20, 5).byChance(50, 5).arrivals();
  }

  @Test
  void evenly_asManyAsAskedForAndInOrder() {
    List<Arrival> arrivals = new Schedule(1).evenly(100, 20, 10).arrivals();

    assertThat(arrivals.stream().filter(Arrival::page)).hasSize(1_000);
    assertThat(arrivals.stream().filter(arrival -> !arrival.page())).hasSize(200);
    assertThat(arrivals).isSortedAccordingTo(Comparator.comparingLong(Arrival::atMicros));
  }

  @Test
  void evenly_noneFurtherFromItsPlaceThanAQuarter() {
    List<Arrival> pages =
        new Schedule(3).evenly(100, 1, 10).arrivals().stream().filter(Arrival::page).toList();

    for (int index = 0; index < pages.size(); index++) {
      assertThat(pages.get(index).atMicros())
          .isBetween(index * 10_000L + 2_500, index * 10_000L + 7_500);
    }
  }

  @Test
  void partsFollowEachOther() {
    List<Arrival> arrivals = new Schedule(1).evenly(10, 1, 2).byChance(400, 3).arrivals();

    assertThat(arrivals.stream().filter(arrival -> arrival.atMicros() < 2_000_000)).hasSize(22);
    assertThat(arrivals.get(arrivals.size() - 1).atMicros()).isBetween(4_900_000L, 5_000_000L);
  }

  @Test
  void byChance_asManyAsAskedForOnAverage() {
    double count = new Schedule(5).byChance(400, 100).arrivals().size();

    assertThat(count).isCloseTo(40_000, within(800.0)); // four standard deviations
  }
}
