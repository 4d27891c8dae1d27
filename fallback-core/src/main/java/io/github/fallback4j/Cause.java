package io.github.fallback4j;

/**
 * Why a call is skipped, or was not answered by the dependency itself. The constants up to {@link
 * #THROTTLE} describe a dependency. {@link #FAILURE}, {@link #DEADLINE} and {@link #PERMITS}
 * describe single calls only.
 */
public enum Cause {
  /** No cause: every call is made. */
  NONE,
  /** An order switched off every non-essential call. */
  ALL_OFF,
  /** An order switched this dependency off, by id or tag. */
  SWITCH_OFF,
  /** An order switched this dependency on; nothing is skipped. */
  SWITCH_ON,
  /** A drill skips calls on purpose. */
  DRILL,
  /** The level drops calls of this criticality. */
  LEVEL,
  /** A health signal reports the dependency down. */
  HEALTH,
  /** The breaker is open: the dependency's calls failed or were overdue. */
  BREAKER,
  /** Some calls fail, so a share of the calls is skipped. */
  THROTTLE,
  /** This call threw an exception. */
  FAILURE,
  /** This call had no answer by its deadline. */
  DEADLINE,
  /** This call found every permit taken. */
  PERMITS
}
