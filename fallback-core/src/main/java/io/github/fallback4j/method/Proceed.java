package io.github.fallback4j.method;

import org.jspecify.annotations.Nullable;

/** Proceeds with an intercepted call: calls the method itself or the next interceptor. */
@FunctionalInterface
public interface Proceed {
  /**
   * Makes the intercepted call. It is made at most once per invocation, possibly on another thread
   * than the caller's; more often only for a plan that {@linkplain MethodPlan#repeats() repeats}.
   *
   * @return the result of the method; {@code null} if it is void. For a Kotlin suspend function, a
   *     {@code Mono} of the result
   * @throws Throwable the exception of the method
   */
  @Nullable Object proceed() throws Throwable;
}
