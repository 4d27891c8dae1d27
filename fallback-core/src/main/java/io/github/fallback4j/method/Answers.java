package io.github.fallback4j.method;

import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The ways to answer a call of one method without its dependency. Immutable.
 *
 * @param keys makes the keys of remembered answers; {@code null} if none are remembered
 * @param fallback the fallback method, if there is one
 * @param empty supplies the empty value of the answer, if its type has one; for a stage, that of
 *     the value it completes with
 * @param standby the standby method, if there is one
 */
record Answers(
    @Nullable CallKeys keys,
    @Nullable Fallback fallback,
    @Nullable Supplier<? extends @Nullable Object> empty,
    @Nullable StandbyMethod standby) {

  /** Returns the fallback as it is written; {@code null} if there is none. */
  @Nullable Method fallbackMethod() {
    return fallback == null ? null : fallback.method();
  }
}
