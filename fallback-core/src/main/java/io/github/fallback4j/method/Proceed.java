package io.github.fallback4j.method;

import org.jspecify.annotations.Nullable;

/** Goes on with an intercepted call: the method itself, or the next interceptor. */
@FunctionalInterface
public interface Proceed {
  /**
   * Makes the call. At most once per invocation, perhaps on another thread than the caller's; more
   * often only for a plan that {@linkplain MethodPlan#repeats() repeats}.
   *
   * @return what the method returns; {@code null} if it is void. Of a Kotlin function that suspends
   *     a {@code Mono} of it
   * @throws Throwable what the method throws
   */
  @Nullable Object proceed() throws Throwable;
}
