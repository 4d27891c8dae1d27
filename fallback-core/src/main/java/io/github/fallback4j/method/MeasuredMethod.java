package io.github.fallback4j.method;

import io.github.fallback4j.internal.call.EssentialDependency;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The plan of an essential method: always called, only measured. */
@SuppressWarnings("NullAway") // answers are as nullable as the method says
final class MeasuredMethod extends MethodPlan {
  private final EssentialDependency dependency;
  private final boolean later;

  /**
   * Plans a method.
   *
   * @param later whether it is measured until the stage it returns completes
   */
  MeasuredMethod(
      Method method, EssentialDependency dependency, boolean later, List<String> warnings) {
    super(method, dependency, warnings);
    this.dependency = dependency;
    this.later = later;
  }

  @Override
  public @Nullable Object invoke(
      Object target, @Nullable Object @Nullable [] args, Proceed proceed) {
    return later
        ? dependency.measureStage(() -> (@Nullable CompletionStage<?>) proceed.proceed(), null)
        : dependency.<@Nullable Object>measure(proceed::proceed, null);
  }
}
