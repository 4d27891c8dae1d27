package io.github.fallback4j.examples.lab;

import java.util.Locale;

/** What stands between a page and its optional call. */
public enum Protection {
  NONE,
  RESILIENCE4J,
  FALLBACK4J;

  /** How it is written, and the profile of the application. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
