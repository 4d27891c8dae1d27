package io.github.fallback4j.internal.metrics;

import io.github.fallback4j.settings.MeterThreshold;
import io.github.fallback4j.spi.HealthSignal;
import io.github.fallback4j.spi.Time;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * Reports a dependency bad while a meter is beyond its threshold. Beyond it, but not for long
 * enough yet, says nothing. What was bad and is within for a moment need not be beyond for as long
 * again.
 */
public final class MeterSignal implements HealthSignal {
  /** So many readings in a row that are not beyond it end what was bad; as many end its cause. */
  private static final int END = 3;

  private final String dependency;
  private final MeterThreshold threshold;
  private final MeterRegistry registry;
  private final Time time;

  private boolean beyond;
  private long since;
  private boolean bad;
  private int notBeyond;

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
    if (worst.isEmpty() || !isBeyond(worst.getAsDouble())) {
      notBeyond++;
      if (!bad || notBeyond >= END) {
        beyond = false;
        bad = false;
      }
      return worst.isEmpty() ? Report.unknown() : Report.good();
    }
    notBeyond = 0;
    long now = time.nanos();
    if (!beyond) {
      beyond = true;
      since = now;
    }
    bad = now - since >= threshold.lasting().toNanos();
    return bad ? Report.bad(reason(worst.getAsDouble())) : Report.unknown();
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
