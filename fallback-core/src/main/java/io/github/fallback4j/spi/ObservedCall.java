package io.github.fallback4j.spi;

import io.github.fallback4j.Cause;

/**
 * How one call went for its caller. Immutable.
 *
 * @param dependency id of the dependency that was called
 * @param start when the call began, in nanoseconds of {@link Time#nanos()}
 * @param elapsed how long its caller waited, in nanoseconds; near zero for a call that was skipped
 * @param outcome how it was answered. A call of an essential dependency is {@link
 *     CallOutcome#LIVE}, {@link CallOutcome#PASS_THROUGH} or {@link CallOutcome#ERROR}, also where
 *     its caller has a fallback
 * @param cause why it was answered so; {@link Cause#NONE} for a live answer in time and for an
 *     exception that is an answer
 * @param inCohort whether the cohort of the observer holds the caller; asked when the call began,
 *     on its caller's thread
 */
public record ObservedCall(
    String dependency,
    long start,
    long elapsed,
    CallOutcome outcome,
    Cause cause,
    boolean inCohort) {}
