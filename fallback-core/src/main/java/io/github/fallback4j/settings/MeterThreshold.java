package io.github.fallback4j.settings;

import static io.github.fallback4j.settings.DependencySettings.METER_FOR;
import static io.github.fallback4j.settings.DependencySettings.METER_STATISTIC;

import io.github.fallback4j.InvalidConfigurationException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a Micrometer meter reports a dependency as bad: its value is above or below a limit for some
 * time. If several meters match, the worst value counts. A meter that is missing or has no value
 * reports nothing. Immutable; methods that change something return a new threshold.
 *
 * @param name of the meter, like {@code redis.latency}
 * @param tags that the meter must have; default none
 * @param statistic the statistic that is compared: {@code value} of a gauge (or the count of a
 *     counter), {@code max}, {@code mean}, or a percentile that the meter publishes, like {@code
 *     p99}; default {@code value}. Timers are read in seconds
 * @param above values above this are bad; {@code null} if {@code below} is set
 * @param below values below this are bad; {@code null} if {@code above} is set
 * @param lasting how long the value must be bad; 0 to 1 h, default 10 s
 */
public record MeterThreshold(
    String name,
    Map<String, String> tags,
    String statistic,
    @Nullable Double above,
    @Nullable Double below,
    Duration lasting) {

  /** The default statistic, which is the current value. */
  public static final String VALUE = METER_STATISTIC.requireDefault();

  /** The default of how long the value must be bad. */
  public static final Duration LASTING = METER_FOR.requireDefault();

  /**
   * @throws InvalidConfigurationException if the name is blank, the statistic is unknown, the time
   *     is out of range, or not exactly one limit is given
   */
  public MeterThreshold {
    tags = Map.copyOf(tags);
    if (name.isBlank()) {
      throw new InvalidConfigurationException(
          "the name of a meter is blank", "name the meter, like redis.latency");
    }
    METER_STATISTIC.check(statistic);
    if ((above == null) == (below == null)) {
      throw new InvalidConfigurationException(
          "meter '" + name + "' has " + (above == null ? "no limit" : "two limits"),
          "set either 'above' or 'below'");
    }
    METER_FOR.check(lasting);
  }

  /**
   * Creates a threshold for values above a limit for 10 s.
   *
   * @param name of the meter
   * @param limit the highest good value
   * @throws InvalidConfigurationException if the name is blank
   */
  public static MeterThreshold above(String name, double limit) {
    return new MeterThreshold(name, Map.of(), VALUE, limit, null, LASTING);
  }

  /**
   * Creates a threshold for values below a limit for 10 s.
   *
   * @param name of the meter
   * @param limit the lowest good value
   * @throws InvalidConfigurationException if the name is blank
   */
  public static MeterThreshold below(String name, double limit) {
    return new MeterThreshold(name, Map.of(), VALUE, null, limit, LASTING);
  }

  /**
   * Returns a copy with one more tag.
   *
   * @param key of the tag
   * @param value of the tag
   */
  public MeterThreshold tag(String key, String value) {
    Map<String, String> more = new HashMap<>(tags);
    more.put(key, value);
    return new MeterThreshold(name, more, statistic, above, below, lasting);
  }

  /**
   * Returns a copy with another statistic.
   *
   * @param what {@code value}, {@code max}, {@code mean}, or a percentile like {@code p99}
   * @throws InvalidConfigurationException if it is none of these
   */
  public MeterThreshold statistic(String what) {
    return new MeterThreshold(name, tags, what, above, below, lasting);
  }

  /**
   * Returns a copy with another time.
   *
   * @param time 0 to 1 h
   * @throws InvalidConfigurationException if the time is out of range
   */
  public MeterThreshold lasting(Duration time) {
    return new MeterThreshold(name, tags, statistic, above, below, time);
  }
}
