package io.github.fallback4j.examples.school.recommendation;

import java.time.Instant;

/**
 * A lesson somebody may like next.
 *
 * @param why what the library says about it
 * @param asOf when the library said so. An answer that carries its own time can be shown with its
 *     age, wherever it comes from
 */
public record Recommendation(int lessonId, String title, String why, Instant asOf) {}
