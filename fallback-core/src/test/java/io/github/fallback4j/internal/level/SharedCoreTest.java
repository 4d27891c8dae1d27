package io.github.fallback4j.internal.level;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Criticality;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fourfold load where nobody waits in a queue: only what calls tell shows it. */
class SharedCoreTest {
  private static final int SEEDS = 5;

  private static List<SharedCore.Seen> runs(Criticality criticality, int permits, int millis) {
    return LongStream.rangeClosed(1, SEEDS)
        .mapToObj(seed -> SharedCore.run(criticality, permits, Duration.ofMillis(millis), seed))
        .toList();
  }

  private static double excess(List<SharedCore.Seen> runs) {
    return runs.stream().mapToDouble(SharedCore.Seen::excess).average().orElseThrow();
  }

  @ParameterizedTest
  @EnumSource(Criticality.class)
  void fewPermitsAndAShortDeadline_pagesAreInTimeAndLittleElseIsDropped(Criticality criticality) {
    List<SharedCore.Seen> runs = runs(criticality, 10, 300);

    assertThat(runs)
        .allSatisfy(
            seen -> {
              assertThat(seen.inTime()).isGreaterThanOrEqualTo(0.995);
              assertThat(seen.backAfter()).isLessThanOrEqualTo(40);
            });
    assertThat(excess(runs)).isLessThanOrEqualTo(0.5);
  }

  /**
   * Fifty calls of 8 ms are as much as a core works off in 400 ms: some pages are late at first.
   */
  @ParameterizedTest
  @EnumSource(Criticality.class)
  void permitsAndDeadlineOfTheDefaults_mostPagesAreInTime(Criticality criticality) {
    List<SharedCore.Seen> runs = runs(criticality, 50, 1000);

    assertThat(runs)
        .allSatisfy(
            seen -> {
              assertThat(seen.inTime()).isGreaterThanOrEqualTo(0.95);
              assertThat(seen.backAfter()).isLessThanOrEqualTo(40);
            });
    assertThat(excess(runs)).isLessThanOrEqualTo(0.5);
  }
}
