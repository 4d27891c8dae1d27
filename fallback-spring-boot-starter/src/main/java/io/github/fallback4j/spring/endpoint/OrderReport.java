package io.github.fallback4j.spring.endpoint;

import java.util.List;
import java.util.Map;

/**
 * What came of an order, as JSON.
 *
 * @param applied ids for which it decides now
 * @param masked ids for which something of a higher rank decides
 * @param refused ids it cannot hold for
 * @param reasons why, for each refused id
 * @param dependencies how what it covers stands now, by id
 * @param note how far the order reaches
 */
record OrderReport(
    List<String> applied,
    List<String> masked,
    List<String> refused,
    Map<String, String> reasons,
    Map<String, DependencyReport> dependencies,
    String note) {}
