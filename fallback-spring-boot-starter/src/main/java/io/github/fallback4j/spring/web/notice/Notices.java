package io.github.fallback4j.spring.web.notice;

import java.util.List;
import org.springframework.http.HttpHeaders;

/**
 * What front ends are answered, as JSON.
 *
 * @param notices one for each dependency that rests, by id
 */
record Notices(List<Notice> notices) {
  private static final String CACHING = "max-age=5";

  /** Writes what is said of the answer beside it. */
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
