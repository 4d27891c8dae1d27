package io.github.fallback4j.examples.lab.report;

import io.github.fallback4j.examples.lab.load.Sample;
import java.util.List;
import java.util.function.Predicate;

/** The requests that were to come between two moments. */
final class Span {
  private final List<Sample> samples;

  Span(List<Sample> all, long fromMicros, long untilMicros) {
    samples =
        all.stream()
            .filter(sample -> sample.atMicros() >= fromMicros && sample.atMicros() < untilMicros)
            .toList();
  }

  List<Sample> requests() {
    return samples;
  }

  List<Sample> pages() {
    return samples.stream().filter(Sample::page).toList();
  }

  /** Which share of the pages is such; {@link Double#NaN} if there were none. */
  double shareOfPages(Predicate<Sample> such) {
    List<Sample> pages = pages();
    return pages.stream().filter(such).count() / (double) pages.size();
  }

  Latencies latencies() {
    return Latencies.of(samples);
  }
}
