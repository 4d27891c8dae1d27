package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.method.MethodPlan;
import io.github.fallback4j.method.Proceed;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;

/** Passes each call of a bean's annotated methods to its plan. Safe for use by many threads. */
final class GuardInterceptor implements MethodInterceptor {
  private final BeanPlan plans;

  GuardInterceptor(BeanPlan plans) {
    this.plans = plans;
  }

  @Override
  public @Nullable Object invoke(MethodInvocation invocation) throws Throwable {
    MethodPlan plan = plans.of(invocation.getMethod());
    return plan == null
        ? invocation.proceed()
        : plan.invoke(self(plan, invocation), invocation.getArguments(), proceed(plan, invocation));
  }

  /**
   * Returns how to proceed. An invocation can proceed only once, so a plan that repeats uses a copy
   * each time.
   */
  private static Proceed proceed(MethodPlan plan, MethodInvocation invocation) {
    return plan.repeats()
        ? () -> ((ProxyMethodInvocation) invocation).invocableClone().proceed()
        : invocation::proceed;
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
