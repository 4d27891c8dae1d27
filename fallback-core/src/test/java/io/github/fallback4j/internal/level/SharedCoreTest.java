package io.github.fallback4j.internal.level;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Criticality;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fourfold load where nobody waits in a queue: only what pages wait for the processor shows it. */
class SharedCoreTest {
  private static final int SEEDS = 5;

  @ParameterizedTest
  @EnumSource(Criticality.class)
  void fewPermitsAndAShortDeadline_pagesAreInTimeAndLittleElseIsDropped(Criticality criticality) {
    List<SharedCore.Seen> runs = runs(criticality, 10, Duration.ofMillis(300));

    assertThat(runs)
        .allSatisfy(
            seen -> {
              assertThat(seen.inTime()).isGreaterThanOrEqualTo(0.99);
              assertThat(seen.badSeconds()).isLessThanOrEqualTo(4);
              assertThat(seen.backAfter()).isLessThanOrEqualTo(40);
            });
    assertThat(meanExcess(runs)).isLessThanOrEqualTo(0.5);
  }

  @ParameterizedTest
  @EnumSource(Criticality.class)
  void whatIsSetByDefault_mostPagesAreInTimeAndLittleElseIsDropped(Criticality criticality) {
    List<SharedCore.Seen> runs = runs(criticality, 50, Duration.ofSeconds(1));

    assertThat(runs)
        .allSatisfy(
            seen -> {
              assertThat(seen.inTime()).isGreaterThanOrEqualTo(0.95);
              assertThat(seen.backAfter()).isLessThanOrEqualTo(40);
            });
    assertThat(meanExcess(runs)).isLessThanOrEqualTo(0.5);
  }

  private static List<SharedCore.Seen> runs(
      Criticality criticality, int permits, Duration deadline) {
    return LongStream.rangeClosed(1, SEEDS)
        .mapToObj(seed -> SharedCore.run(criticality, permits, deadline, seed))
        .toList();
  }

  private static double meanExcess(List<SharedCore.Seen> runs) {
    return runs.stream().mapToDouble(SharedCore.Seen::excess).average().orElseThrow();
  }
}
