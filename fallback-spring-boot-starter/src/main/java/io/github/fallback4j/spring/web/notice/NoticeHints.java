package io.github.fallback4j.spring.web.notice;

import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/** Registers the resource bundle of the sentences ahead of time. */
final class NoticeHints implements RuntimeHintsRegistrar {

  @Override
  public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
    hints.resources().registerResourceBundle(NoticeTexts.BUNDLE);
  }
}
