package io.github.fallback4j;

/**
 * How a dependency's calls were answered since the engine was built. An immutable snapshot; its
 * counters are read one after another, so they may differ by a few calls.
 *
 * @param live answered by the dependency itself
 * @param stale answered with the last known good answer
 * @param substitute answered by the fallback
 * @param empty answered with the empty value
 * @param passThrough ended with a pass-through exception
 * @param error ended with an exception
 * @param inFlight calls in flight now
 */
public record CallCounts(
    long live,
    long stale,
    long substitute,
    long empty,
    long passThrough,
    long error,
    int inFlight) {}
