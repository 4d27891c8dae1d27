package io.github.fallback4j;

/** What is happening to a dependency's calls. */
public enum Status {
  /** Every call is made. */
  NORMAL,
  /** A growing share of calls is made: the ramp back from {@link #DEGRADED}. */
  RECOVERING,
  /** Some or all calls are skipped. */
  DEGRADED
}
