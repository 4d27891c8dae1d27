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
 * Reports a dependency bad while a meter is beyond its threshold. While the meter is beyond it, but
 * not for long enough yet, the report is unknown. After a short dip within the threshold, a bad
 * meter counts as bad again at once.
 */
public final class MeterSignal implements HealthSignal {
  /** How many good readings in a row end the bad state; as many good reports end the cause. */
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
   * Creates the signal; the meter is looked up at each check.
   *
   * @param dependency id of the dependency
   * @param registry the registry that has the meter, or will have it
   * @param time tells how long the meter is beyond its threshold
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
