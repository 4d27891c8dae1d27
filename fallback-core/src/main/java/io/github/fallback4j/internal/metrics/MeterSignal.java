package io.github.fallback4j.internal.metrics;

import io.github.fallback4j.MeterThreshold;
import io.github.fallback4j.spi.HealthSignal;
import io.github.fallback4j.spi.Time;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Reports a dependency bad while a meter is beyond its threshold. Beyond it, but not for long
 * enough yet, says nothing.
 */
public final class MeterSignal implements HealthSignal {
  private final String dependency;
  private final MeterThreshold threshold;
  private final MeterRegistry registry;
  private final Time time;

  private boolean beyond;
  private long since;

  /**
   * Reads nothing yet.
   *
   * @param dependency id of the dependency
   * @param registry has the meter, or will have it
   * @param time ticks
   */
  public MeterSignal(
      String dependency, MeterThreshold threshold, MeterRegistry registry, Time time) {
    this.dependency = dependency;
    this.threshold = threshold;
    this.registry = registry;
    this.time = time;
  }

  @Override
  public String dependency() {
    return dependency;
  }

  @Override
  public String name() {
    return "meter " + threshold.name();
  }

  @Override
  public Report check() {
    OptionalDouble worst = worst();
    if (worst.isEmpty()) {
      beyond = false;
      return Report.unknown();
    }
    double value = worst.getAsDouble();
    if (!isBeyond(value)) {
      beyond = false;
      return Report.good();
    }
    long now = time.nanos();
    if (!beyond) {
      beyond = true;
      since = now;
    }
    return now - since >= threshold.lasting().toNanos()
        ? Report.bad(reason(value))
        : Report.unknown();
  }

  private OptionalDouble worst() {
    List<Tag> tags =
        threshold.tags().entrySet().stream()
            .map(tag -> Tag.of(tag.getKey(), tag.getValue()))
            .toList();
    DoubleStream values =
        registry.find(threshold.name()).tags(tags).meters().stream()
            .mapToDouble(meter -> MeterValue.of(meter, threshold.statistic()))
            .filter(Double::isFinite);
    return threshold.above() != null ? values.max() : values.min();
  }

  private boolean isBeyond(double value) {
    return threshold.above() != null
        ? value > threshold.above()
        : threshold.below() != null && value < threshold.below();
  }

  private String reason(double value) {
    return "%s of meter %s is %s, %s for %d s"
        .formatted(
            threshold.statistic(),
            threshold.name(),
            value,
            threshold.above() != null ? "above " + threshold.above() : "below " + threshold.below(),
            threshold.lasting().toSeconds());
  }
}
