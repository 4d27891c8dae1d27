package io.github.fallback4j.settings;

import static io.github.fallback4j.settings.DependencySettings.METER_FOR;
import static io.github.fallback4j.settings.DependencySettings.METER_STATISTIC;

import io.github.fallback4j.InvalidConfigurationException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * When a Micrometer meter says that a dependency is not well: its value is above or below a limit
 * for some time. Where several meters fit, the worst counts. A meter that is not there, or has no
 * value, says nothing. Immutable; the methods that change something return a new threshold.
 *
 * @param name of the meter, like {@code redis.latency}
 * @param tags it must have; default none
 * @param statistic what of it counts: {@code value} of a gauge (or the count of a counter), {@code
 *     max}, {@code mean}, or a percentile that it publishes, like {@code p99}; default {@code
 *     value}. Timers count in seconds
 * @param above bad is more than this; {@code null} if bad is less than {@code below}
 * @param below bad is less than this; {@code null} if bad is more than {@code above}
 * @param lasting for how long; 0 to 1 h, default 10 s
 */
public record MeterThreshold(
    String name,
    Map<String, String> tags,
    String statistic,
    @Nullable Double above,
    @Nullable Double below,
    Duration lasting) {

  /** The statistic that counts where none is named. */
  public static final String VALUE = METER_STATISTIC.requireDefault();

  /** For how long, where nothing else is said. */
  public static final Duration LASTING = METER_FOR.requireDefault();

  /**
   * @throws InvalidConfigurationException if the name is blank, the statistic unknown, the time out
   *     of range, or not exactly one of both limits is given
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
   * Bad is a value above a limit, for 10 s.
   *
   * @param name of the meter
   * @param limit the highest value that is good
   * @throws InvalidConfigurationException if the name is blank
   */
  public static MeterThreshold above(String name, double limit) {
    return new MeterThreshold(name, Map.of(), VALUE, limit, null, LASTING);
  }

  /**
   * Bad is a value below a limit, for 10 s.
   *
   * @param name of the meter
   * @param limit the lowest value that is good
   * @throws InvalidConfigurationException if the name is blank
   */
  public static MeterThreshold below(String name, double limit) {
    return new MeterThreshold(name, Map.of(), VALUE, null, limit, LASTING);
  }

  /**
   * The same with a tag more.
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
   * The same with another statistic.
   *
   * @param what {@code value}, {@code max}, {@code mean}, or a percentile like {@code p99}
   * @throws InvalidConfigurationException if it is none of these
   */
  public MeterThreshold statistic(String what) {
    return new MeterThreshold(name, tags, what, above, below, lasting);
  }

  /**
   * The same for another time.
   *
   * @param time 0 to 1 h
   * @throws InvalidConfigurationException if the time is out of range
   */
  public MeterThreshold lasting(Duration time) {
    return new MeterThreshold(name, tags, statistic, above, below, time);
  }
}
