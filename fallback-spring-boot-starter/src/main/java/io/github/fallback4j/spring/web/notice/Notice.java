package io.github.fallback4j.spring.web.notice;

import io.github.fallback4j.DependencyState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The notice to users about a degraded dependency, as JSON. It does not contain who ordered it,
 * why, or what failed.
 *
 * @param dependency its id
 * @param since when it was degraded
 * @param until when that ends on its own; {@code null} if unknown
 * @param text the text to show
 * @param language language of the text, as a language tag; {@code null} if unknown
 */
record Notice(
    String dependency,
    String since,
    @Nullable String until,
    String text,
    @Nullable String language) {

  static Notice of(String dependency, DependencyState state, NoticeText text) {
    Instant until = state.until();
    return new Notice(
        dependency,
        state.since().toString(),
        until == null ? null : until.toString(),
        text.text(),
        text.language());
  }
}
