package io.github.fallback4j.spring.web.notice;

import org.jspecify.annotations.Nullable;

/**
 * A text to show to users.
 *
 * @param text the text
 * @param language language of the text, as a language tag; {@code null} if unknown
 */
record NoticeText(String text, @Nullable String language) {}
