package io.github.fallback4j.spring.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What clients are told.
 *
 * @param header What the Degraded header of a response says that was not made whole: nothing, which
 *     dependencies were missing, or also why and how they were answered.
 * @param maxAge How long caches may keep such a response: not at all (no-store), or at most a
 *     duration like 10s.
 */
@ConfigurationProperties(WebProperties.PREFIX)
record WebProperties(
    @DefaultValue("off") HeaderMode header, @DefaultValue("no-store") String maxAge) {
  static final String PREFIX = "fallback.web";

  /** Their names. */
  static final List<String> NAMES = List.of(PREFIX + ".header", PREFIX + ".max-age");

  FreshnessCap freshness() {
    return FreshnessCap.parse(PREFIX + ".max-age", maxAge);
  }
}
