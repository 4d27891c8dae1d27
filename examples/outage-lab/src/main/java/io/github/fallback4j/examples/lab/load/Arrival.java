package io.github.fallback4j.examples.lab.load;

/**
 * A request that is to come.
 *
 * @param atMicros when, in microseconds since the run began
 * @param page whether for a whole page; otherwise for the essential part alone
 */
public record Arrival(long atMicros, boolean page) {}
