package io.github.fallback4j.spring.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of what is reported to clients.
 *
 * @param header What the Degraded header says of a response that lacks something.
 * @param maxAge How long caches may keep such a response. Write no-store, or a duration like 10s.
 */
@ConfigurationProperties(WebProperties.PREFIX)
record WebProperties(
    @DefaultValue("off") HeaderMode header, @DefaultValue("no-store") String maxAge) {
  static final String PREFIX = "fallback.web";

  /** The names of these properties. */
  static final List<String> NAMES = List.of(PREFIX + ".header", PREFIX + ".max-age");

  FreshnessCap freshness() {
    return FreshnessCap.parse(PREFIX + ".max-age", maxAge);
  }
}
