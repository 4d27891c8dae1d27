package io.github.fallback4j.settings;

import io.github.fallback4j.InvalidConfigurationException;
import java.time.Duration;

/**
 * How answers are remembered. Immutable.
 *
 * @param maxAge how old an answer may be; 1 ms to 365 d
 * @param maxEntries how many keys are remembered per call site; 1 to 10,000,000
 */
public record LastKnownGoodSettings(Duration maxAge, int maxEntries) {

  /** What a dependency without settings of its own remembers for, once it remembers at all. */
  public static final LastKnownGoodSettings DEFAULT =
      new LastKnownGoodSettings(Duration.ofHours(24), 1_000);

  /**
   * @throws InvalidConfigurationException if a value is out of range
   */
  public LastKnownGoodSettings {
    Range.check("last-known-good.max-age", maxAge, Duration.ofMillis(1), Duration.ofDays(365));
    Range.check("last-known-good.max-entries", maxEntries, 1, 10_000_000);
  }
}
