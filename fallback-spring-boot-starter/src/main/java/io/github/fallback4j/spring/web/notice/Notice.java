package io.github.fallback4j.spring.web.notice;

import io.github.fallback4j.DependencyState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What users are told of a dependency that rests, as JSON. Who ordered it, why and what failed is
 * not for them.
 *
 * @param dependency its id
 * @param since when it began to rest
 * @param until when it ends by itself; {@code null} if that is not known
 * @param text what to show
 * @param language of the text, as a language tag; {@code null} if it is not known
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
