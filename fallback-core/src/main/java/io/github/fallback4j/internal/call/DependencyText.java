package io.github.fallback4j.internal.call;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencyState;
import java.util.Locale;

/** Writes dependencies for logs and debuggers. Stateless. */
final class DependencyText {
  private DependencyText() {}

  /** Returns a text like {@code ranking (non-essential, degraded: breaker)}. */
  static String of(Dependency dependency) {
    DependencyState state = dependency.state();
    String kind = dependency.spec().essential() ? "essential" : "non-essential";
    String why = state.cause() == Cause.NONE ? "" : ": " + word(state.cause());
    return "%s (%s, %s%s)".formatted(dependency.id(), kind, word(state.status()), why);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
