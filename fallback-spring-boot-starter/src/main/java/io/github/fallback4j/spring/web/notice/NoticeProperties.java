package io.github.fallback4j.spring.web.notice;

import io.github.fallback4j.InvalidConfigurationException;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the notices for front ends.
 *
 * @param enabled Whether front ends may ask which dependencies are degraded.
 * @param path The path at which they ask.
 */
@ConfigurationProperties(NoticeProperties.PREFIX)
record NoticeProperties(
    @DefaultValue("false") boolean enabled, @DefaultValue("/fallback/notices") String path) {
  static final String PREFIX = "fallback.web.notices";

  /** The names of these properties. */
  static final List<String> NAMES = List.of(PREFIX + ".enabled", PREFIX + ".path");

  NoticeProperties {
    if (!path.startsWith("/")) {
      throw new InvalidConfigurationException(
          PREFIX + ".path is '" + path + "'", "begin it with a slash, like /fallback/notices");
    }
  }
}
