package io.github.fallback4j.settings;

import static io.github.fallback4j.settings.DependencySettings.HEALTH_SIGNAL_ENABLED;
import static io.github.fallback4j.settings.DependencySettings.HEALTH_SIGNAL_PERIOD;
import static io.github.fallback4j.settings.DependencySettings.HEALTH_SIGNAL_TIMEOUT;

import io.github.fallback4j.InvalidConfigurationException;
import java.time.Duration;

/**
 * How the health signals of a dependency are asked. Immutable.
 *
 * @param enabled whether they are asked at all; default true
 * @param period how often; 100 ms to 1 h, default 5 s. Ten times as often while a signal reports
 *     the dependency bad, or just did. Each wait varies by 20 % so that instances do not ask
 *     together
 * @param timeout how long a report may take before it counts as bad, and the check is interrupted;
 *     10 ms to the period, default 1 s
 */
public record HealthSignalSettings(boolean enabled, Duration period, Duration timeout) {

  /** What holds where nothing is set. */
  public static final HealthSignalSettings DEFAULT =
      new HealthSignalSettings(
          HEALTH_SIGNAL_ENABLED.requireDefault(),
          HEALTH_SIGNAL_PERIOD.requireDefault(),
          HEALTH_SIGNAL_TIMEOUT.requireDefault());

  /**
   * @throws InvalidConfigurationException if a value is out of range
   */
  public HealthSignalSettings {
    HEALTH_SIGNAL_PERIOD.check(period);
    Range.check("health-signal.timeout", timeout, Duration.ofMillis(10), period);
  }
}
