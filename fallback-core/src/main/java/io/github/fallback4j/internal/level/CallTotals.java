package io.github.fallback4j.internal.level;

/** Counts the calls of a non-essential dependency. Safe for use by many threads. */
public interface CallTotals {

  /** Returns the number of calls that were not skipped. */
  long asked();

  /** Returns how many of them got no permit. */
  long refused();
}
