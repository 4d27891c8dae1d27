package io.github.fallback4j.method;

import io.github.fallback4j.internal.call.AsyncCall;
import io.github.fallback4j.internal.call.CallSite;
import io.github.fallback4j.internal.call.Guard;
import io.github.fallback4j.internal.call.NonEssentialDependency;
import io.github.fallback4j.internal.call.OuterAnswer;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The plan of a non-essential method that answers asynchronously. Callers get a {@link
 * java.util.concurrent.CompletableFuture}, even where a {@link
 * java.util.concurrent.CompletionStage} or {@link java.util.concurrent.Future} is declared.
 */
final class NonEssentialStageMethod extends MethodPlan {
  private final Guard guard;
  private final CallSite site;
  private final CallSite attempts;
  private final Answers answers;

  NonEssentialStageMethod(
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
        : new NonEssentialStageMethod(
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
  public Object invoke(Object target, @Nullable Object @Nullable [] args, Proceed proceed) {
    return AsyncCall.<@Nullable Object>perform(guard, site, request(target, args, proceed));
  }

  @Override
  public Object attempt(Object target, @Nullable Object @Nullable [] args, Proceed proceed) {
    return AsyncCall.<@Nullable Object>perform(guard, attempts, request(target, args, proceed));
  }

  @Override
  @SuppressWarnings("NullAway") // what a stage completes with is as nullable as the method says
  public @Nullable Object answer(Object target, @Nullable Object @Nullable [] args, Proceed attempt)
      throws Throwable {
    StageRequest request = request(target, args, attempt);
    return OuterAnswer.<@Nullable Object>later(guard, site, request, request::call);
  }

  private StageRequest request(Object target, @Nullable Object @Nullable [] args, Proceed proceed) {
    return new StageRequest(
        new MethodRequest(answers, target, args, proceed), guard.surroundings());
  }
}
