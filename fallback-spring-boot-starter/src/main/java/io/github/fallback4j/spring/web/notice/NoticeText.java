package io.github.fallback4j.spring.web.notice;

import org.jspecify.annotations.Nullable;

/**
 * What to show.
 *
 * @param text for the user
 * @param language of the text, as a language tag; {@code null} if it is not known
 */
record NoticeText(String text, @Nullable String language) {}
