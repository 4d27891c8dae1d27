package io.github.fallback4j.examples.lab.report;

/**
 * Something the application did by itself.
 *
 * @param atMicros when, in microseconds since the run began
 * @param what {@code status} or {@code level}
 * @param now what it was from then on
 */
public record Change(long atMicros, String what, String now) {}
