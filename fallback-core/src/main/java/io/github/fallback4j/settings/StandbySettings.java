package io.github.fallback4j.settings;

import static io.github.fallback4j.settings.DependencySettings.STANDBY_DEADLINE;
import static io.github.fallback4j.settings.DependencySettings.STANDBY_PERMITS;

import io.github.fallback4j.InvalidConfigurationException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The standby route of a dependency: where its calls go while its primary is ordered or found out
 * of use. It has permits, a deadline and a breaker of its own. Immutable.
 *
 * @param deadline when a call by it is overdue; 1 ms to 1 h, {@code null} (the default) for that of
 *     the primary
 * @param permits calls in flight by it at most; 1 to 10,000, {@code null} (the default) for as many
 *     as by the primary
 */
public record StandbySettings(@Nullable Duration deadline, @Nullable Integer permits) {

  /** As the primary. */
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
