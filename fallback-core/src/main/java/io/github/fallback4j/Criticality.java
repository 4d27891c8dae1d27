package io.github.fallback4j;

/** How much a non-essential call matters, and so how early a level drops it. */
public enum Criticality {
  /** Dropped at level 3 only. */
  IMPORTANT,
  /** Dropped from level 2. The default. */
  USEFUL,
  /** Dropped from level 1. */
  DECORATIVE
}
