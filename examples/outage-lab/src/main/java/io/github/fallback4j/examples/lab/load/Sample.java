package io.github.fallback4j.examples.lab.load;

/**
 * One request and what became of it.
 *
 * @param atMicros when it was to come, in microseconds since the run began
 * @param page whether for a whole page
 * @param lateMicros how late it was sent
 * @param tookMicros from when it was to come until it was answered: time that it was sent too late
 *     counts too
 * @param outcome what became of it
 */
public record Sample(
    long atMicros, boolean page, long lateMicros, long tookMicros, Outcome outcome) {}
