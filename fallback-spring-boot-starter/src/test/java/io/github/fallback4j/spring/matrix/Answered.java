package io.github.fallback4j.spring.matrix;

import java.util.Locale;

/** Who answered a call. */
enum Answered {
  LIVE,
  SUBSTITUTE,
  EMPTY;

  /** As metrics and the table show it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
