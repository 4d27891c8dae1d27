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

  /** What the answer varies by, beside what others say: see {@link #vary}. */
  private static final String VARY = HttpHeaders.ACCEPT_LANGUAGE;

  /** Writes the header fields of the answer that are its own. */
  void describe(HttpHeaders headers) {
    headers.set(HttpHeaders.CACHE_CONTROL, CACHING);
    List<String> languages =
        notices.stream().map(Notice::language).filter(tag -> tag != null).distinct().toList();
    if (!languages.isEmpty()) {
      headers.set(HttpHeaders.CONTENT_LANGUAGE, String.join(", ", languages));
    }
  }

  /**
   * Adds to what the response varies by. Filters have their say too: a cache must not serve one
   * origin what another was answered.
   *
   * @param response the header fields of the response as filters left them
   */
  static void vary(HttpHeaders response) {
    List<String> known = response.getVary();
    if (known.stream().noneMatch(each -> each.equals("*") || each.equalsIgnoreCase(VARY))) {
      response.add(HttpHeaders.VARY, VARY);
    }
  }
}
