package io.github.fallback4j.examples.school.recommendation;

/**
 * A lesson somebody may like next, as the library sends it.
 *
 * @param why what the library says about it
 */
public record Recommendation(int lessonId, String title, String why) {}
