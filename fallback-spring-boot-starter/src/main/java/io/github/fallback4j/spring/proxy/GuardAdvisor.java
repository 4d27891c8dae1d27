package io.github.fallback4j.spring.proxy;

import java.lang.reflect.Method;
import org.aopalliance.aop.Advice;
import org.springframework.aop.Pointcut;
import org.springframework.aop.PointcutAdvisor;
import org.springframework.aop.support.StaticMethodMatcherPointcut;

/** Applies the plans of one bean to exactly the methods that have one. */
final class GuardAdvisor implements PointcutAdvisor {
  private final Pointcut pointcut;
  private final GuardInterceptor interceptor;

  GuardAdvisor(BeanPlan plans) {
    this.pointcut =
        new StaticMethodMatcherPointcut() {
          @Override
          public boolean matches(Method method, Class<?> targetClass) {
            return plans.of(method) != null;
          }
        };
    this.interceptor = new GuardInterceptor(plans);
  }

  @Override
  public Pointcut getPointcut() {
    return pointcut;
  }

  @Override
  public Advice getAdvice() {
    return interceptor;
  }
}
