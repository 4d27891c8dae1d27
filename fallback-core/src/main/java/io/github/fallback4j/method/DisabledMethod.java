package io.github.fallback4j.method;

import io.github.fallback4j.Dependency;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The plan of a method of a disabled engine: the call goes straight through. */
final class DisabledMethod extends MethodPlan {
  DisabledMethod(Method method, Dependency dependency) {
    super(method, dependency, List.of());
  }

  @Override
  public @Nullable Object invoke(Object target, @Nullable Object @Nullable [] args, Proceed proceed)
      throws Throwable {
    return proceed.proceed();
  }
}
