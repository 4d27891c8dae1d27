package io.github.fallback4j;

/**
 * How a dependency's calls were answered since the engine was built. An immutable snapshot; the
 * numbers of one snapshot may be a few calls apart from each other.
 *
 * @param live answered by the dependency itself
 * @param stale answered with the last known good answer
 * @param substitute answered by the fallback
 * @param empty answered with the empty value
 * @param passThrough ended with an exception that is an answer
 * @param error ended with an exception
 * @param inFlight under way now
 */
public record CallCounts(
    long live,
    long stale,
    long substitute,
    long empty,
    long passThrough,
    long error,
    int inFlight) {}
