package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.method.MethodPlan;
import java.lang.reflect.Method;
import org.aopalliance.aop.Advice;
import org.aopalliance.intercept.MethodInterceptor;
import org.springframework.aop.Advisor;
import org.springframework.aop.Pointcut;
import org.springframework.aop.PointcutAdvisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.support.StaticMethodMatcherPointcut;

/**
 * Applies the plans of one bean to exactly the methods that have one. Where a cache stands around
 * the guard of a method, two parts share the work: the inner one guards, the outer one answers what
 * that left unanswered.
 */
final class GuardAdvisor implements PointcutAdvisor {
  /** A part of the guard. */
  enum Part {
    /** The whole guard, of a method without a cache. */
    WHOLE(AdvicePlace.GUARD),
    /** What guards inside a cache, and answers nothing. */
    INNER(AdvicePlace.GUARD),
    /** What answers outside a cache. */
    OUTER(AdvicePlace.ANSWER),
    /** What makes a published call anew for each subscription, outside of everything. */
    SUBSCRIPTION(AdvicePlace.SUBSCRIPTION);

    private final AdvicePlace place;

    Part(AdvicePlace place) {
      this.place = place;
    }
  }

  private final String beanName;
  private final BeanPlan plans;
  private final Part part;
  private final Advised proxy;
  private final Pointcut pointcut;
  private final MethodInterceptor interceptor;
  private final DoomedTransactions doomed = new DoomedTransactions();

  /**
   * Creates a part of the guard of a bean.
   *
   * @param beanName the name of the bean
   * @param plans the plans for it
   * @param part the part
   * @param proxy the configuration of its proxy, whose other advisors count
   */
  GuardAdvisor(String beanName, BeanPlan plans, Part part, Advised proxy) {
    this.beanName = beanName;
    this.plans = plans;
    this.part = part;
    this.proxy = proxy;
    this.pointcut =
        new StaticMethodMatcherPointcut() {
          @Override
          public boolean matches(Method method, Class<?> targetClass) {
            MethodPlan plan = plans.of(method);
            return plan != null && concerns(plan, method, targetClass);
          }
        };
    this.interceptor =
        part == Part.SUBSCRIPTION
            ? new SubscriptionInterceptor()
            : new GuardInterceptor(plans, part);
  }

  private boolean concerns(MethodPlan plan, Method method, Class<?> targetClass) {
    return switch (part) {
      case WHOLE -> !isCached(method, targetClass);
      case INNER, OUTER -> isCached(method, targetClass);
      case SUBSCRIPTION -> plan.repeats();
    };
  }

  private boolean isCached(Method method, Class<?> targetClass) {
    for (Advisor advisor : proxy.getAdvisors()) {
      if (AdvicePlace.of(advisor) == AdvicePlace.CACHE
          && advisor instanceof PointcutAdvisor cache
          && cache.getPointcut().getMethodMatcher().matches(method, targetClass)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the same plans, as another part. */
  GuardAdvisor as(Part other) {
    return new GuardAdvisor(beanName, plans, other, proxy);
  }

  String beanName() {
    return beanName;
  }

  BeanPlan plans() {
    return plans;
  }

  DoomedTransactions doomed() {
    return doomed;
  }

  AdvicePlace place() {
    return part.place;
  }

  Part part() {
    return part;
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
