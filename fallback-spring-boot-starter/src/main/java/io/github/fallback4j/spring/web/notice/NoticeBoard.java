package io.github.fallback4j.spring.web.notice;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.Status;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects the current notices. A recovering dependency has none: it works again for many users,
 * and a page that was made without it can say so itself. Safe for use by many threads.
 *
 * @param dependencies all dependencies
 * @param texts finds the texts for users
 */
record NoticeBoard(Dependencies dependencies, NoticeTexts texts) {

  Notices notices(Locale locale) {
    return new Notices(
        dependencies.all().stream()
            .sorted(Comparator.comparing(Dependency::id))
            .map(dependency -> notice(dependency, locale))
            .filter(Objects::nonNull)
            .toList());
  }

  private @Nullable Notice notice(Dependency dependency, Locale locale) {
    DependencyState state = dependency.state();
    return dependency.spec().essential() || state.status() != Status.DEGRADED
        ? null
        : Notice.of(dependency.id(), state, texts.text(dependency.spec(), locale));
  }
}
