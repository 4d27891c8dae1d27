package io.github.fallback4j.settings;

import static io.github.fallback4j.settings.DependencySettings.BREAKER_FAILURES;
import static io.github.fallback4j.settings.DependencySettings.BREAKER_HOLD;
import static io.github.fallback4j.settings.DependencySettings.BREAKER_LONGEST_HOLD;
import static io.github.fallback4j.settings.DependencySettings.BREAKER_PROBES;
import static io.github.fallback4j.settings.DependencySettings.BREAKER_SPAN;

import io.github.fallback4j.InvalidConfigurationException;
import java.time.Duration;

/**
 * When failures open the breaker of a dependency, and how the dependency is tried again. Immutable.
 *
 * @param failures how many failures in a row open it; 1 to 1,000, default 5
 * @param span the least time that they must span, so that a short burst does not count as an
 *     outage; 0 to 1 min, default 500 ms
 * @param hold how long the breaker stays open before the dependency is tried; 10 ms to 1 h, default
 *     2 s. Each hold varies by 20 %, so that instances do not try at the same time
 * @param longestHold the longest hold, reached within the first minute of an outage; at least
 *     {@code hold}, up to 1 h, default 10 s
 * @param probes how many good calls in a row end the outage; 1 to 100, default 3
 */
public record BreakerSettings(
    int failures, Duration span, Duration hold, Duration longestHold, int probes) {

  /** The defaults of all values. */
  public static final BreakerSettings DEFAULT =
      new BreakerSettings(
          BREAKER_FAILURES.requireDefault(),
          BREAKER_SPAN.requireDefault(),
          BREAKER_HOLD.requireDefault(),
          BREAKER_LONGEST_HOLD.requireDefault(),
          BREAKER_PROBES.requireDefault());

  /**
   * @throws InvalidConfigurationException if a value is out of range
   */
  public BreakerSettings {
    BREAKER_FAILURES.check(failures);
    BREAKER_SPAN.check(span);
    BREAKER_HOLD.check(hold);
    BREAKER_LONGEST_HOLD.check(longestHold);
    BREAKER_PROBES.check(probes);
    Range.check("breaker.longest-hold", longestHold, hold, Duration.ofHours(1));
  }
}
