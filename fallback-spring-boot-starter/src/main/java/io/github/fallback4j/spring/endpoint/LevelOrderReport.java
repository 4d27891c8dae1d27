package io.github.fallback4j.spring.endpoint;

import java.util.Map;

/**
 * What holds after the bounds of the level were set or removed, as JSON.
 *
 * @param level the level
 * @param dependencies how all dependencies stand now, by id
 * @param note how far the order reaches
 */
record LevelOrderReport(
    LevelReport level, Map<String, DependencyReport> dependencies, String note) {}
