package io.github.fallback4j.internal.settings;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.settings.SettingDefinition;

/**
 * A value somebody set. Immutable.
 *
 * @param name the variable or property as they wrote it, like {@code FALLBACK_OFF} or {@code
 *     fallback.switches.off}
 * @param value what they set it to; never blank
 * @param origin where it comes from
 */
public record Setting(String name, String value, Origin origin) {

  /** What a state shows as the source of what this setting decides. */
  public String source() {
    return origin.label() + " " + name;
  }

  /** The setting and its value, to begin a message with. */
  String shown() {
    return name + " is '" + value + "'";
  }

  /**
   * Reads the value.
   *
   * @throws InvalidConfigurationException if it is malformed or out of range
   */
  <T> T parse(SettingDefinition<T> definition) {
    try {
      return definition.parse(value);
    } catch (IllegalArgumentException malformed) {
      throw refused(String.valueOf(malformed.getMessage()));
    }
  }

  InvalidConfigurationException refused(String action) {
    return new InvalidConfigurationException(shown(), action);
  }
}
