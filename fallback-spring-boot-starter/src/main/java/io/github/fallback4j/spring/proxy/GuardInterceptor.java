package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.method.MethodPlan;
import io.github.fallback4j.method.Proceed;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.ProxyMethodInvocation;

/** Hands each call of a bean's annotated methods to its plan. Safe for use by many threads. */
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

  /** An invocation goes on once; one that may again does so in a copy each time. */
  private static Proceed proceed(MethodPlan plan, MethodInvocation invocation) {
    return plan.repeats()
        ? () -> ((ProxyMethodInvocation) invocation).invocableClone().proceed()
        : invocation::proceed;
  }

  /** Whose fallback method answers: behind an interface alone, only the proxy has one. */
  private static Object self(MethodPlan plan, MethodInvocation invocation) {
    Object target = invocation.getThis();
    return target != null && plan.method().getDeclaringClass().isInstance(target)
        ? target
        : ((ProxyMethodInvocation) invocation).getProxy();
  }
}
