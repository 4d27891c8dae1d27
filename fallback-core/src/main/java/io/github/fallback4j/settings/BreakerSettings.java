package io.github.fallback4j.settings;

import io.github.fallback4j.InvalidConfigurationException;
import java.time.Duration;

/**
 * When failures set a dependency aside, and how it is tried again. Immutable.
 *
 * @param failures how many in a row; 1 to 1,000, default 5
 * @param span the time they must span at least, so that a burst is no outage; 0 to 1 min, default
 *     500 ms
 * @param hold how long it is left alone before it is tried; 10 ms to 1 h, default 2 s. Each hold
 *     varies by 20 % so that instances do not try together
 * @param longestHold what the hold grows to within the first minute of an outage; at least the
 *     hold, up to 1 h, default 10 s
 * @param probes good calls in a row that end it; 1 to 100, default 3
 */
public record BreakerSettings(
    int failures, Duration span, Duration hold, Duration longestHold, int probes) {

  /** What holds where nothing is set. */
  public static final BreakerSettings DEFAULT =
      new BreakerSettings(
          5, Duration.ofMillis(500), Duration.ofSeconds(2), Duration.ofSeconds(10), 3);

  /**
   * @throws InvalidConfigurationException if a value is out of range
   */
  public BreakerSettings {
    Range.check("breaker.failures", failures, 1, 1_000);
    Range.check("breaker.span", span, Duration.ZERO, Duration.ofMinutes(1));
    Range.check("breaker.hold", hold, Duration.ofMillis(10), Duration.ofHours(1));
    Range.check("breaker.longest-hold", longestHold, hold, Duration.ofHours(1));
    Range.check("breaker.probes", probes, 1, 100);
  }
}
