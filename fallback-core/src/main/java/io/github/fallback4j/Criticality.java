package io.github.fallback4j;

/** How much a non-essential call matters. It decides from which level on the call is dropped. */
public enum Criticality {
  /** Dropped at level 3 only. */
  IMPORTANT,
  /** Dropped from level 2. The default. */
  USEFUL,
  /** Dropped from level 1. */
  DECORATIVE
}
