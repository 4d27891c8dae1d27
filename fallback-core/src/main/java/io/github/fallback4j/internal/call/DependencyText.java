package io.github.fallback4j.internal.call;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.internal.values.Values;

/** Writes dependencies for logs and debuggers. Stateless. */
final class DependencyText {
  private DependencyText() {}

  /** Returns a text like {@code ranking (non-essential, degraded: breaker)}. */
  static String of(Dependency dependency) {
    DependencyState state = dependency.state();
    String kind = dependency.spec().essential() ? "essential" : "non-essential";
    String why = state.cause() == Cause.NONE ? "" : ": " + Values.word(state.cause());
    return "%s (%s, %s%s)".formatted(dependency.id(), kind, Values.word(state.status()), why);
  }
}
