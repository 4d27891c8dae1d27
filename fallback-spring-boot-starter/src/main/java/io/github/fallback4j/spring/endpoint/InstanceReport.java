package io.github.fallback4j.spring.endpoint;

import java.util.List;
import java.util.Map;

/**
 * Everything the engine of this instance knows, as JSON.
 *
 * @param instance which instance answers
 * @param level the level
 * @param dependencies the dependencies, by id
 * @param windows the prepared windows
 * @param sources the sources of orders that may be lost, the one that ranks highest first
 * @param warnings what is wrong with the flags
 */
record InstanceReport(
    String instance,
    LevelReport level,
    Map<String, DependencyReport> dependencies,
    List<WindowReport> windows,
    List<SourceReport> sources,
    List<String> warnings) {}
