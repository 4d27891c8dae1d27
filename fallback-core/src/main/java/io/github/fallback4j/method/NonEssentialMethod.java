package io.github.fallback4j.method;

import io.github.fallback4j.internal.call.BlockingCall;
import io.github.fallback4j.internal.call.CallSite;
import io.github.fallback4j.internal.call.Guard;
import io.github.fallback4j.internal.call.NonEssentialDependency;
import io.github.fallback4j.internal.call.OuterAnswer;
import io.github.fallback4j.internal.call.Presentation;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The plan of a non-essential method whose answer is its return value. */
final class NonEssentialMethod extends MethodPlan {
  private final Guard guard;
  private final CallSite site;
  private final CallSite attempts;
  private final Answers answers;

  NonEssentialMethod(
      Method method,
      NonEssentialDependency dependency,
      CallSite site,
      Answers answers,
      List<String> warnings) {
    super(method, dependency, warnings);
    this.guard = dependency.guard();
    this.site = site;
    this.attempts = site.withDeferredAnswers();
    this.answers = answers;
  }

  @Override
  MethodPlan forInstance() {
    return site.memory() == null
        ? this
        : new NonEssentialMethod(
            method(),
            (NonEssentialDependency) dependency(),
            site.withOwnMemory(),
            answers,
            warnings());
  }

  @Override
  public @Nullable Method fallback() {
    return answers.fallbackMethod();
  }

  @Override
  public @Nullable Object invoke(
      Object target, @Nullable Object @Nullable [] args, Proceed proceed) {
    return BlockingCall.<@Nullable Object, @Nullable Object>perform(
        guard, site, new MethodRequest(answers, target, args, proceed), Presentation.plain());
  }

  @Override
  public @Nullable Object attempt(
      Object target, @Nullable Object @Nullable [] args, Proceed proceed) {
    return BlockingCall.<@Nullable Object, @Nullable Object>perform(
        guard, attempts, new MethodRequest(answers, target, args, proceed), Presentation.plain());
  }

  @Override
  @SuppressWarnings("NullAway") // answers are as nullable as the method says
  public @Nullable Object answer(Object target, @Nullable Object @Nullable [] args, Proceed attempt)
      throws Throwable {
    return OuterAnswer.<@Nullable Object>now(
        guard, site, new MethodRequest(answers, target, args, attempt), attempt::proceed);
  }
}
