package io.github.fallback4j.internal.level;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Criticality;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Fourfold load where nobody waits in a queue: only permits show it. */
class SharedCoreTest {
  private static final int SEEDS = 5;

  @ParameterizedTest
  @EnumSource(Criticality.class)
  void fewPermitsAndAShortDeadline_pagesAreInTimeAndLittleElseIsDropped(Criticality criticality) {
    List<SharedCore.Seen> runs =
        LongStream.rangeClosed(1, SEEDS)
            .mapToObj(seed -> SharedCore.run(criticality, 10, Duration.ofMillis(300), seed))
            .toList();

    assertThat(runs)
        .allSatisfy(
            seen -> {
              assertThat(seen.inTime()).isGreaterThanOrEqualTo(0.98);
              assertThat(seen.backAfter()).isLessThanOrEqualTo(40);
            });
    assertThat(runs.stream().mapToDouble(SharedCore.Seen::excess).average().orElseThrow())
        .isLessThanOrEqualTo(0.5);
  }
}
