package io.github.fallback4j.internal.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.LongTaskTimer;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.HistogramSnapshot;
import io.micrometer.core.instrument.distribution.HistogramSupport;
import io.micrometer.core.instrument.distribution.ValueAtPercentile;
import java.util.concurrent.TimeUnit;

/** Reads one statistic of a meter. Stateless. */
final class MeterValue {
  private MeterValue() {}

  /**
   * Returns the value, in seconds for timers; NaN if the meter has no such statistic.
   *
   * @param statistic {@code value}, {@code max}, {@code mean}, or a percentile like {@code p99}
   */
  static double of(Meter meter, String statistic) {
    if (meter instanceof HistogramSupport histogram) {
      boolean timer = meter instanceof Timer || meter instanceof LongTaskTimer;
      return of(histogram.takeSnapshot(), timer, statistic);
    }
    if (!statistic.equals("value")) {
      return Double.NaN;
    }
    if (meter instanceof Gauge gauge) {
      return gauge.value();
    }
    if (meter instanceof Counter counter) {
      return counter.count();
    }
    return meter instanceof FunctionCounter counter ? counter.count() : Double.NaN;
  }

  private static double of(HistogramSnapshot snapshot, boolean timer, String statistic) {
    return switch (statistic) {
      case "value" -> Double.NaN;
      case "max" -> timer ? snapshot.max(TimeUnit.SECONDS) : snapshot.max();
      case "mean" -> timer ? snapshot.mean(TimeUnit.SECONDS) : snapshot.mean();
      default -> percentile(snapshot, timer, Double.parseDouble(statistic.substring(1)) / 100);
    };
  }

  private static double percentile(HistogramSnapshot snapshot, boolean timer, double wanted) {
    for (ValueAtPercentile value : snapshot.percentileValues()) {
      if (Math.abs(value.percentile() - wanted) < 1e-9) {
        return timer ? value.value(TimeUnit.SECONDS) : value.value();
      }
    }
    return Double.NaN;
  }
}
