package io.github.fallback4j.spring.endpoint;

import java.util.Map;

/**
 * What holds after an order was removed, as JSON.
 *
 * @param cleared whether there was one
 * @param dependencies how what it covered stands now, by id
 * @param note how far the removal reaches
 */
record ClearReport(boolean cleared, Map<String, DependencyReport> dependencies, String note) {}
