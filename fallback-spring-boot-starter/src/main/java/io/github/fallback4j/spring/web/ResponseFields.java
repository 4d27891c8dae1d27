package io.github.fallback4j.spring.web;

import java.time.InstantSource;
import java.util.List;

/**
 * Says in the header of a response what it was made without, and how long it may be kept. Saying it
 * again, when more is known, replaces what was said. Immutable.
 *
 * @param header what it says
 * @param freshness how long it may be kept
 * @param clock tells the time
 */
record ResponseFields(HeaderMode header, FreshnessCap freshness, InstantSource clock) {
  private static final String DEGRADED = "Degraded";

  /**
   * Says it.
   *
   * @param degradations if empty, nothing is said
   * @param status the response's status code
   * @param fields its header
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
