package io.github.fallback4j.settings;

import static io.github.fallback4j.settings.DependencySettings.LAST_KNOWN_GOOD_MAX_AGE;
import static io.github.fallback4j.settings.DependencySettings.LAST_KNOWN_GOOD_MAX_ENTRIES;

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
      new LastKnownGoodSettings(
          LAST_KNOWN_GOOD_MAX_AGE.requireDefault(), LAST_KNOWN_GOOD_MAX_ENTRIES.requireDefault());

  /**
   * @throws InvalidConfigurationException if a value is out of range
   */
  public LastKnownGoodSettings {
    LAST_KNOWN_GOOD_MAX_AGE.check(maxAge);
    LAST_KNOWN_GOOD_MAX_ENTRIES.check(maxEntries);
  }
}
