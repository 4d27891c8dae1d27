package io.github.fallback4j.internal.level;

/** What is known of the calls of a non-essential dependency. Safe for use by many threads. */
public interface Calls {

  /** Whether the dependency is well, as far as anybody knows: nothing but the level limits it. */
  boolean well();

  /** How many ended, or were overdue. */
  long ended();

  /** How long they took together, in nanoseconds. */
  long nanos();

  /** How many got no permit. */
  long refused();
}
