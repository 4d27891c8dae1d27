package io.github.fallback4j.examples.lab.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.examples.lab.load.Outcome;
import io.github.fallback4j.examples.lab.load.Sample;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatenciesTest {

  @ParameterizedTest
  @CsvSource({"0.5, 500", "0.99, 990", "0.999, 999", "1, 1000", "0.0001, 1"})
  void oneToAThousand_shareAnsweredWithin(double share, double millis) {
    assertThat(latencies(1_000).millis(share)).isEqualTo(millis);
  }

  @Test
  void one_isEveryShareOfItself() {
    assertThat(latencies(1).millis(0.5)).isEqualTo(1);
    assertThat(latencies(1).millis(0.999)).isEqualTo(1);
  }

  @Test
  void none_isNoNumber() {
    assertThat(latencies(0).millis(0.5)).isNaN();
  }

  /** From the slowest to the fastest. */
  private static Latencies latencies(int count) {
    List<Sample> samples =
        LongStream.range(0, count)
            .mapToObj(n -> new Sample(n, true, 0, (count - n) * 1_000, Outcome.LIVE))
            .toList();
    return Latencies.of(samples);
  }
}
