package io.github.fallback4j.spring.web;

import java.time.InstantSource;
import java.util.List;

/**
 * Writes the degradations of a response and its caching limit to its header. Writing again, when
 * more is known, replaces the earlier values. Immutable.
 *
 * @param header the content of the {@code Degraded} field
 * @param freshness how long the response may be cached
 * @param clock gives the current time
 */
record ResponseFields(HeaderMode header, FreshnessCap freshness, InstantSource clock) {
  private static final String DEGRADED = "Degraded";

  /**
   * Writes the header fields.
   *
   * @param degradations the degraded answers; if empty, nothing is written
   * @param status the response's status code
   * @param fields the header of the response
   */
  void write(List<Degraded> degradations, int status, HeaderFields fields) {
    if (degradations.isEmpty()) {
      return;
    }
    if (header != HeaderMode.OFF) {
      fields.set(DEGRADED, header.write(degradations));
    }
    freshness.apply(fields, status, clock.instant());
  }
}
