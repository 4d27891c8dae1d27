package io.github.fallback4j.method;

import io.github.fallback4j.internal.call.CallSite;
import io.github.fallback4j.internal.call.Guard;
import io.github.fallback4j.internal.call.GuardedDependency;
import io.github.fallback4j.internal.call.Request;
import io.github.fallback4j.internal.reactor.ReactiveCalls;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/**
 * The plan of a non-essential method that answers with signals: the method is called at each
 * subscription.
 */
final class GuardedPublisherMethod extends MethodPlan {
  private final Guard guard;
  private final CallSite site;
  private final Answers answers;
  private final boolean single;

  /**
   * Plans a method.
   *
   * @param single whether it returns a {@code Mono}
   */
  GuardedPublisherMethod(
      Method method,
      GuardedDependency dependency,
      CallSite site,
      Answers answers,
      boolean single,
      List<String> warnings) {
    super(method, dependency, warnings);
    this.guard = dependency.guard();
    this.site = site;
    this.answers = answers;
    this.single = single;
  }

  @Override
  public boolean repeats() {
    return true;
  }

  @Override
  public Publisher<Object> invoke(
      Object target, @Nullable Object @Nullable [] args, Proceed proceed) {
    Supplier<Request<Publisher<Object>>> requests =
        () -> new PublisherRequest(new MethodRequest(answers, target, args, proceed), single);
    return single
        ? ReactiveCalls.mono(guard, site, requests)
        : ReactiveCalls.flux(guard, site, requests);
  }
}
