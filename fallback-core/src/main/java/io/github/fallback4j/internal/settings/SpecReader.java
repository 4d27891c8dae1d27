package io.github.fallback4j.internal.settings;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.InvalidConfigurationException;

/**
 * Lays what is set over what code declares. Strongest first: {@code fallback.dependencies.<id>.*};
 * what code declares, as far as it differs from the library's default; {@code fallback.defaults.*};
 * the library's default. So {@code fallback.defaults} moves the default and overrules nobody who
 * chose a value of their own; who wants the library's default in spite of it says so under {@code
 * fallback.dependencies}. The mode is a flag and not read here. Immutable.
 */
public final class SpecReader {
  private final Settings settings;

  /**
   * Creates a reader.
   *
   * @param settings what is set
   */
  public SpecReader(Settings settings) {
    this.settings = settings;
  }

  /**
   * Returns the spec with what is set for it.
   *
   * @param declared what code declares
   * @throws InvalidConfigurationException if a value is malformed, out of range or does not fit the
   *     others; the message names the variable or property, its value and what to write
   */
  public DependencySpec read(DependencySpec declared) {
    return new SpecReading(settings, declared).read();
  }
}
