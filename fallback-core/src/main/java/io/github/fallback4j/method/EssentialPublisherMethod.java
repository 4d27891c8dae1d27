package io.github.fallback4j.method;

import io.github.fallback4j.internal.call.EssentialDependency;
import io.github.fallback4j.internal.call.Request;
import io.github.fallback4j.internal.reactor.ReactiveCalls;
import io.github.fallback4j.internal.type.ReturnKind;
import io.github.fallback4j.internal.type.SuspendFunctions;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * The plan of an essential method that returns a publisher. It is called and measured at each
 * subscription.
 */
final class EssentialPublisherMethod extends MethodPlan {
  private final EssentialDependency dependency;
  private final Answers answers;
  private final ReturnKind kind;

  /**
   * Creates the plan of a method.
   *
   * @param standby the standby method, if there is one
   * @param kind what the method returns
   */
  EssentialPublisherMethod(
      Method method,
      EssentialDependency dependency,
      @Nullable StandbyMethod standby,
      ReturnKind kind,
      List<String> warnings) {
    super(method, dependency, warnings);
    this.dependency = dependency;
    this.answers = new Answers(null, null, null, standby);
    this.kind = kind;
  }

  @Override
  public boolean repeats() {
    return true;
  }

  @Override
  boolean suspends() {
    return kind == ReturnKind.SUSPENDED;
  }

  @Override
  public Publisher<Object> invoke(
      Object target, @Nullable Object @Nullable [] args, Proceed proceed) {
    @Nullable Object @Nullable [] written = suspends() ? SuspendFunctions.written(args) : args;
    Object caller = suspends() ? SuspendFunctions.continuation(args) : null;
    Supplier<Request<Publisher<Object>>> requests =
        () ->
            new PublisherRequest(
                new MethodRequest(answers, target, written, proceed), kind, caller);
    return kind == ReturnKind.FLUX
        ? ReactiveCalls.flux(dependency, requests)
        : ReactiveCalls.mono(dependency, requests);
  }
}
