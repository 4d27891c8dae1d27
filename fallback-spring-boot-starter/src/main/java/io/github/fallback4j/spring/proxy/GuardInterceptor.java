package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.method.MethodPlan;
import io.github.fallback4j.method.Proceed;
import io.github.fallback4j.spring.proxy.GuardAdvisor.Part;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;

/** Passes each call of a bean's annotated methods to its plan. Safe for use by many threads. */
final class GuardInterceptor implements MethodInterceptor {
  private final BeanPlan plans;
  private final Part part;

  GuardInterceptor(BeanPlan plans, Part part) {
    this.plans = plans;
    this.part = part;
  }

  @Override
  public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
    MethodPlan plan = plans.of(invocation.getMethod());
    if (plan == null) {
      return invocation.proceed();
    }
    Object self = self(plan, invocation);
    @Nullable Object[] args = invocation.getArguments();
    Proceed proceed = proceed(plan, invocation);
    if (part == Part.WHOLE) {
      return plan.invoke(self, args, proceed);
    }
    return part == Part.INNER
        ? plan.attempt(self, args, proceed)
        : plan.answer(self, args, proceed);
  }

  /**
   * Returns how to proceed. An invocation can proceed only once, so a plan that repeats uses a copy
   * each time. Keeps the invocation alone: each healthy call makes one of these.
   */
  private static Proceed proceed(MethodPlan plan, MethodInvocation invocation) {
    return plan.repeats()
        ? () -> ((ProxyMethodInvocation) invocation).invocableClone().proceed()
        : () -> {
          try {
            return invocation.proceed();
          } catch (Throwable thrown) {
            DoomedTransactions.warnOf((ProxyMethodInvocation) invocation);
            throw thrown;
          }
        };
  }

  /**
   * Returns the object with the fallback method: behind a mere interface, only the proxy has one.
   */
  private static Object self(MethodPlan plan, MethodInvocation invocation) {
    Object target = invocation.getThis();
    return target != null && plan.method().getDeclaringClass().isInstance(target)
        ? target
        : ((ProxyMethodInvocation) invocation).getProxy();
  }
}
