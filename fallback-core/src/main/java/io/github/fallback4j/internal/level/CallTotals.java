package io.github.fallback4j.internal.level;

/** Counts the calls of a non-essential dependency. Safe for use by many threads. */
public interface CallTotals {

  /** How many there were, but for those that were skipped. */
  long asked();

  /** How many of them got no permit. */
  long refused();
}
