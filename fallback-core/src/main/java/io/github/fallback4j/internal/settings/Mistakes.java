package io.github.fallback4j.internal.settings;

import io.github.fallback4j.InvalidConfigurationException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What happens to a mistake in settings or declarations. It stops the start of an engine that acts.
 * An engine that steps aside must start whatever else is wrong, so there it is logged and ignored.
 */
public enum Mistakes {
  REFUSED,
  IGNORED;

  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.settings");

  /**
   * Returns what is read, or something else if there is a mistake and it is ignored.
   *
   * @param reading reads it
   * @param instead what to return instead
   * @throws InvalidConfigurationException if there is a mistake and it is refused
   */
  public <T> T read(Supplier<? extends T> reading, T instead) {
    try {
      return reading.get();
    } catch (InvalidConfigurationException mistake) {
      if (this == REFUSED) {
        throw mistake;
      }
      LOG.warn("Ignored, because fallback.enabled is false: {}", mistake.getMessage());
      return instead;
    }
  }

  /**
   * Makes a check, whose mistake may be ignored.
   *
   * @param check throws if there is a mistake
   * @throws InvalidConfigurationException if there is one and it is refused
   */
  public void check(Runnable check) {
    read(
        () -> {
          check.run();
          return true;
        },
        true);
  }
}
