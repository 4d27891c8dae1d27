package io.github.fallback4j.internal.call;

import io.github.fallback4j.internal.verdict.Recorder;
import io.github.fallback4j.internal.verdict.Standing;

/**
 * What is known of one route to a dependency, and who learns more.
 *
 * @param standing how it stands
 * @param recorder hears how calls by it end
 */
public record RouteStanding(Standing standing, Recorder recorder) {}
