package io.github.fallback4j.settings;

import static io.github.fallback4j.settings.DependencySettings.STANDBY_DEADLINE;
import static io.github.fallback4j.settings.DependencySettings.STANDBY_PERMITS;

import io.github.fallback4j.InvalidConfigurationException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The standby route of a dependency, which its calls use while its primary is switched off or
 * degraded. It has its own permits, deadline and breaker. Immutable.
 *
 * @param deadline the time after which a call on the standby is overdue; 1 ms to 1 h, {@code null}
 *     (the default) for that of the primary
 * @param permits the maximum number of calls in flight on the standby; 1 to 10,000, {@code null}
 *     (the default) for that of the primary
 */
public record StandbySettings(@Nullable Duration deadline, @Nullable Integer permits) {

  /** The same limits as the primary. */
  public static final StandbySettings DEFAULT = new StandbySettings(null, null);

  /**
   * @throws InvalidConfigurationException if a value is out of range
   */
  public StandbySettings {
    if (deadline != null) {
      STANDBY_DEADLINE.check(deadline);
    }
    if (permits != null) {
      STANDBY_PERMITS.check(permits);
    }
  }
}
