package io.github.fallback4j.examples.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.github.fallback4j.examples.lab.fault.Fault;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
  private static final int START_SECONDS = 8;

  private static List<Scenario> plan(String... arguments) {
    return Plan.of(Options.of(arguments));
  }

  @Test
  void quick_eachFaultInLessThanTenMinutes() {
    List<Scenario> quick = plan("--quick");

    assertThat(quick)
        .extracting(Scenario::fault)
        .containsAll(EnumSet.complementOf(EnumSet.of(Fault.PAUSES)));
    assertThat(quick.stream().mapToInt(PlanTest::seconds).sum()).isLessThan(600);
  }

  private static int seconds(Scenario scenario) {
    return START_SECONDS + scenario.phases().warmUp() + scenario.phases().measured();
  }

  @Test
  void runs_haveSeedsThatFollowEachOtherAndNamesOfTheirOwn() {
    List<Scenario> plan = plan("--runs=5", "--seed=7", "--fault=refused");

    assertThat(plan).extracting(Scenario::seed).contains(7L, 11L).doesNotContain(6L, 12L);
    assertThat(plan).extracting(Scenario::name).doesNotHaveDuplicates();
  }

  @Test
  void fiveRuns_everyFaultIsSeenByThirtyThousandRequests() {
    for (Fault fault : EnumSet.complementOf(EnumSet.of(Fault.PAUSES, Fault.OVERLOAD))) {
      long requests =
          plan("--runs=5", "--protection=fallback4j", "--fault=" + fault.label()).stream()
              .filter(scenario -> scenario.rate() == 100)
              .mapToLong(PlanTest::requestsFromTheFaultOn)
              .sum();

      assertThat(requests).as(fault.label()).isGreaterThanOrEqualTo(30_000);
    }
  }

  private static long requestsFromTheFaultOn(Scenario scenario) {
    long began = scenario.phases().healthy() * 1_000_000L;
    return scenario.schedule().arrivals().stream()
        .filter(arrival -> arrival.atMicros() >= began)
        .count();
  }

  @Test
  void onlySome_onlyThose() {
    assertThat(plan("--fault=dns", "--protection=none"))
        .extracting(Scenario::fault, Scenario::protection)
        .containsExactly(tuple(Fault.DNS, Protection.NONE));
  }

  @Test
  void endurance_asLongAsAskedFor() {
    assertThat(plan("--endurance=6"))
        .extracting(scenario -> scenario.phases().fault())
        .containsExactly(360, 60);
  }

  @Test
  void report_runsNothing() {
    assertThat(plan("--report")).isEmpty();
  }
}
