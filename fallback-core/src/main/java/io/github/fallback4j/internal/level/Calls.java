package io.github.fallback4j.internal.level;

/** Counts the calls of a non-essential dependency. Safe for use by many threads. */
public interface Calls {

  /** How many ended, or were overdue. */
  long ended();

  /** How long they took together, in nanoseconds. */
  long nanos();

  /** How many got no permit. */
  long refused();
}
