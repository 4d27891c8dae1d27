package io.github.fallback4j.internal.settings;

import java.util.Locale;

/** Where a setting comes from; of two, the first ranks higher. */
public enum Origin {
  /** A variable of the process's environment. */
  ENVIRONMENT,
  /** A property: a file, the command line, code. */
  CONFIGURATION;

  /** The word for it in messages and states. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
