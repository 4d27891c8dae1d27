package io.github.fallback4j.settings;

import static io.github.fallback4j.settings.DependencySettings.HEALTH_SIGNAL_ENABLED;
import static io.github.fallback4j.settings.DependencySettings.HEALTH_SIGNAL_PERIOD;
import static io.github.fallback4j.settings.DependencySettings.HEALTH_SIGNAL_TIMEOUT;

import io.github.fallback4j.InvalidConfigurationException;
import java.time.Duration;

/**
 * How the health signals of a dependency are polled. Immutable.
 *
 * @param enabled whether they are polled at all; default true
 * @param period the time between two polls; 100 ms to 1 h, default 5 s. A signal that reports the
 *     dependency bad, or did so just before, is polled ten times as often. Each wait varies by 20
 *     %, so that instances do not poll at the same time
 * @param timeout how long a check may take; then it counts as bad and is interrupted. 10 ms to the
 *     period, default 1 s
 */
public record HealthSignalSettings(boolean enabled, Duration period, Duration timeout) {

  /** The defaults of all values. */
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
