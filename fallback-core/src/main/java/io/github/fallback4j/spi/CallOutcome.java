package io.github.fallback4j.spi;

/** How a call was answered; the {@code outcome} of the metrics. */
public enum CallOutcome {
  /** By the dependency itself. */
  LIVE,
  /** With the last known good answer. */
  STALE,
  /** Answered by the fallback. */
  SUBSTITUTE,
  /** With the empty value. */
  EMPTY,
  /** With an exception that is an answer. */
  PASS_THROUGH,
  /** Ended with an exception. */
  ERROR
}
