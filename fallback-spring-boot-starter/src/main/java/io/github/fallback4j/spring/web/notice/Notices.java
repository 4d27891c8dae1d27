package io.github.fallback4j.spring.web.notice;

import java.util.List;
import org.springframework.http.HttpHeaders;

/**
 * The answer to front ends, as JSON.
 *
 * @param notices one for each degraded dependency, by id
 */
record Notices(List<Notice> notices) {
  private static final String CACHING = "max-age=5";

  /** Writes the header fields of the answer. */
  void describe(HttpHeaders headers) {
    headers.set(HttpHeaders.CACHE_CONTROL, CACHING);
    headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    List<String> languages =
        notices.stream().map(Notice::language).filter(tag -> tag != null).distinct().toList();
    if (!languages.isEmpty()) {
      headers.set(HttpHeaders.CONTENT_LANGUAGE, String.join(", ", languages));
    }
  }
}
