package io.github.fallback4j.spring.web.queue;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the queues where requests wait before they are handled.
 *
 * @param requestStart The header in which a proxy says when it got a request. Like X-Request-Start.
 *     Set it only if the proxy overwrites the header of clients.
 * @param tomcat Whether to measure how long tasks wait for one of Tomcat's threads.
 * @param cpu Whether to measure how long requests wait for a processor. On Linux, in a servlet
 *     container.
 */
@ConfigurationProperties(QueueProperties.PREFIX)
record QueueProperties(
    @Nullable String requestStart,
    @DefaultValue("true") boolean tomcat,
    @DefaultValue("true") boolean cpu) {
  static final String PREFIX = "fallback.web.queue";

  static final String REQUEST_START = PREFIX + ".request-start";
  static final String TOMCAT = PREFIX + ".tomcat";
  static final String CPU = PREFIX + ".cpu";

  /** The names of these properties. */
  static final List<String> NAMES = List.of(REQUEST_START, TOMCAT, CPU);
}
