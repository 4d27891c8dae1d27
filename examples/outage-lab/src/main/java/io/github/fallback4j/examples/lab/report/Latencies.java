package io.github.fallback4j.examples.lab.report;

import io.github.fallback4j.examples.lab.load.Sample;
import java.util.Arrays;
import java.util.List;

/** How long requests took. Every one is kept, so nothing is rounded. */
final class Latencies {
  private final long[] sorted;

  private Latencies(long[] sorted) {
    this.sorted = sorted;
  }

  static Latencies of(List<Sample> samples) {
    long[] micros = samples.stream().mapToLong(Sample::tookMicros).toArray();
    Arrays.sort(micros);
    return new Latencies(micros);
  }

  /**
   * The time within which a share of them was answered, in milliseconds.
   *
   * @param share above 0, up to 1
   * @return {@link Double#NaN} if there were none
   */
  double millis(double share) {
    if (sorted.length == 0) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(share * sorted.length);
    return sorted[Math.max(rank, 1) - 1] / 1e3;
  }
}
