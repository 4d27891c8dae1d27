package io.github.fallback4j.examples.webflux;

import io.github.fallback4j.spring.web.Degraded;
import java.util.List;

/**
 * A lesson and what goes with it.
 *
 * @param without what the page had to be made without
 */
record Page(Lesson lesson, Ranking ranking, List<Recommendation> next, List<Degraded> without) {}
