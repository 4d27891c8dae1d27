package io.github.fallback4j.method;

import io.github.fallback4j.internal.call.Consumption;
import io.github.fallback4j.internal.call.EssentialCall;
import io.github.fallback4j.internal.call.EssentialDependency;
import io.github.fallback4j.internal.call.RoutedCall;
import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The plan of an essential method, which is always called and measured. */
@SuppressWarnings("NullAway") // answers are as nullable as the method says
final class EssentialMethod extends MethodPlan {
  private final EssentialDependency dependency;
  private final @Nullable StandbyMethod standby;
  private final boolean later;
  private final Consumption consumption;

  /**
   * Creates the plan of a method.
   *
   * @param standby the standby method, if there is one
   * @param later whether it is measured until the stage it returns completes
   * @param consumption how its answers are consumed
   */
  EssentialMethod(
      Method method,
      EssentialDependency dependency,
      @Nullable StandbyMethod standby,
      boolean later,
      Consumption consumption,
      List<String> warnings) {
    super(method, dependency, warnings);
    this.dependency = dependency;
    this.standby = standby;
    this.later = later;
    this.consumption = consumption;
  }

  @Override
  public @Nullable Object invoke(
      Object target, @Nullable Object @Nullable [] args, Proceed proceed) {
    RoutedCall<@Nullable Object> call =
        standby == null ? proceed::proceed : new Invocation(target, args, proceed, standby);
    return later
        ? EssentialCall.<@Nullable CompletionStage<?>>measureStage(dependency.guard(), staged(call))
        : EssentialCall.measure(dependency.guard(), consumption, call);
  }

  @SuppressWarnings("unchecked") // the method answers with a stage
  private static RoutedCall<@Nullable CompletionStage<?>> staged(RoutedCall<?> call) {
    return (RoutedCall<@Nullable CompletionStage<?>>) call;
  }

  /** A call that goes by either route. */
  private record Invocation(
      Object target, @Nullable Object @Nullable [] args, Proceed proceed, StandbyMethod standby)
      implements RoutedCall<@Nullable Object> {

    @Override
    public @Nullable Object call() throws Throwable {
      return proceed.proceed();
    }

    @Override
    public boolean hasStandby() {
      return true;
    }

    @Override
    public @Nullable Object callStandby() throws Throwable {
      return standby.call(target, args);
    }
  }
}
