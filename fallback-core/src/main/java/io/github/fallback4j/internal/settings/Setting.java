package io.github.fallback4j.internal.settings;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.internal.names.Spelling;
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
  private static final int LONGEST = 10_000;

  /**
   * What a state shows as the source of what this setting decides.
   *
   * @param place where it is set, like {@code environment}
   */
  public String source(String place) {
    return place + " " + name;
  }

  /** The setting and its value, to begin a message with. */
  String shown() {
    return shownName() + " is '" + Sentences.cut(value) + "'";
  }

  /** The name, to begin a message with where the value may be a secret. */
  String shownName() {
    return Sentences.cut(name);
  }

  /**
   * Reads and checks the value that was set.
   *
   * @throws InvalidConfigurationException if it is malformed or out of range
   */
  <T> T parse(SettingDefinition<T> definition) {
    requireLength();
    try {
      return definition.parse(value);
    } catch (IllegalArgumentException malformed) {
      throw refused(String.valueOf(malformed.getMessage()));
    }
  }

  /**
   * Refuses a value that nobody can have meant.
   *
   * @throws InvalidConfigurationException if it is longer than a setting may be
   */
  void requireLength() {
    if (value.length() > LONGEST) {
      throw refused("write at most %,d characters".formatted(LONGEST));
    }
  }

  /** Whether both are names of one variable or property. */
  boolean isSpellingOf(Setting other) {
    return Spelling.plain(name).equals(Spelling.plain(other.name));
  }

  InvalidConfigurationException refused(String action) {
    return new InvalidConfigurationException(shown(), action);
  }
}
