package io.github.fallback4j.settings;

import static io.github.fallback4j.settings.DependencySettings.LAST_KNOWN_GOOD_MAX_AGE;
import static io.github.fallback4j.settings.DependencySettings.LAST_KNOWN_GOOD_MAX_ENTRIES;

import io.github.fallback4j.InvalidConfigurationException;
import java.time.Duration;

/**
 * How answers are remembered. Immutable.
 *
 * @param maxAge the maximum age of an answer; 1 ms to 365 d, default 24 h
 * @param maxEntries the maximum number of remembered keys per call site; 1 to 10,000,000, default
 *     1,000
 */
public record LastKnownGoodSettings(Duration maxAge, int maxEntries) {

  /** The defaults for a dependency that remembers answers. */
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
