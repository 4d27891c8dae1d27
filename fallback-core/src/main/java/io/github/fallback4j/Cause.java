package io.github.fallback4j;

/**
 * Why a call is not made, or was not answered by the dependency itself. The constants up to {@link
 * #THROTTLE} describe a dependency; {@link #FAILURE}, {@link #DEADLINE} and {@link #PERMITS} only
 * ever describe a single call.
 */
public enum Cause {
  /** Nothing is in the way. */
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
  /** The dependency's calls failed or were overdue. */
  BREAKER,
  /** A part of the calls fails, and a part is skipped. */
  THROTTLE,
  /** This call threw. */
  FAILURE,
  /** This call had no answer at its deadline. */
  DEADLINE,
  /** This call found every permit taken. */
  PERMITS
}
