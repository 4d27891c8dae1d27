package io.github.fallback4j.spring.web.notice;

import io.github.fallback4j.DependencySpec;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.ResourceBundleMessageSource;

/**
 * Finds the text for users about a dependency: from the application's messages, else from the
 * dependency's settings, else a general sentence. Safe for use by many threads.
 */
final class NoticeTexts {
  /** The general sentences, in all supported languages. */
  static final String BUNDLE = NoticeTexts.class.getPackageName() + ".notices";

  private static final String KEY = "fallback.notice.";

  private final MessageSource messages;
  private final ResourceBundleMessageSource general = new ResourceBundleMessageSource();

  /**
   * Creates texts that come from the application's messages first.
   *
   * @param messages the application's messages; the key of a dependency is {@code
   *     fallback.notice.<id>}, and the text is assumed to be in the requested language
   */
  NoticeTexts(MessageSource messages) {
    this.messages = messages;
    general.setBasename(BUNDLE);
    general.setBundleClassLoader(NoticeTexts.class.getClassLoader());
    general.setDefaultEncoding("UTF-8");
    general.setFallbackToSystemLocale(false);
  }

  NoticeText text(DependencySpec spec, Locale locale) {
    String key = KEY + spec.id();
    String own = messages.getMessage(key, null, null, locale);
    if (own != null
        && !own.equals(key)) { // a message source may return the key of an unknown message
      return new NoticeText(own, locale.getLanguage().isEmpty() ? null : locale.toLanguageTag());
    }
    String set = spec.notice();
    if (set != null) {
      return new NoticeText(set, null);
    }
    String name = spec.description();
    return new NoticeText(
        name == null ? general("unnamed", locale) : general("named", locale, name),
        general("language", locale));
  }

  private String general(String key, Locale locale, Object... arguments) {
    return general.getMessage(key, arguments, locale);
  }
}
