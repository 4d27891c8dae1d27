package io.github.fallback4j.spring.proxy;

import java.util.Map;
import org.aopalliance.aop.Advice;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.interceptor.ExposeInvocationInterceptor;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;

/**
 * Where advice belongs around a guarded method, from the outside in. Advice is known by the names
 * of its types, because most of them may be missing.
 */
enum AdvicePlace {
  /** Runs the call on another thread: the guard watches what runs there. */
  ASYNC,
  /** Makes the invocation known to AspectJ's advice. */
  EXPOSURE,
  /** Begins anew for each subscription; ours. */
  SUBSCRIPTION,
  /** Asks whether the caller may; the application's own advice of a low order too. */
  AUTHORIZATION,
  /** Checks arguments and return values. */
  VALIDATION,
  /** Answers calls that the guard inside a cache leaves unanswered; ours. */
  ANSWER,
  /** Answers without the dependency. */
  CACHE,
  /** Skips the call, or makes it and watches it; ours. */
  GUARD,
  /** Lets only so many calls in. */
  CONCURRENCY_LIMIT,
  /** Makes a failed call again. */
  RETRY,
  /** Transactions and everything else: stays where it is, inside. */
  INSIDE;

  /** Advice of the application stands outside if its order is lower than this. */
  static final int ORDER = 1000;

  private static final Map<String, AdvicePlace> KNOWN =
      Map.ofEntries(
          Map.entry("org.springframework.aop.interceptor.AsyncExecutionInterceptor", ASYNC),
          Map.entry(
              "org.springframework.security.authorization.method.AuthorizationAdvisor",
              AUTHORIZATION),
          Map.entry(
              "org.springframework.security.access.intercept.AbstractSecurityInterceptor",
              AUTHORIZATION),
          Map.entry(
              "org.apache.shiro.authz.aop.AnnotationsAuthorizingMethodInterceptor", AUTHORIZATION),
          Map.entry(
              "org.springframework.validation.beanvalidation.MethodValidationInterceptor",
              VALIDATION),
          Map.entry("org.springframework.cache.interceptor.CacheAspectSupport", CACHE),
          Map.entry("org.springframework.cache.jcache.interceptor.JCacheAspectSupport", CACHE),
          Map.entry(
              "org.springframework.resilience.annotation."
                  + "ConcurrencyLimitBeanPostProcessor$ConcurrencyLimitInterceptor",
              CONCURRENCY_LIMIT),
          Map.entry(
              "org.springframework.aop.interceptor.ConcurrencyThrottleInterceptor",
              CONCURRENCY_LIMIT),
          Map.entry("org.springframework.resilience.retry.AbstractRetryInterceptor", RETRY),
          Map.entry(
              "org.springframework.retry.annotation.AnnotationAwareRetryOperationsInterceptor",
              RETRY),
          Map.entry("org.springframework.retry.interceptor.RetryOperationsInterceptor", RETRY),
          Map.entry(
              "org.springframework.transaction.interceptor.TransactionAspectSupport", INSIDE));

  static AdvicePlace of(Advisor advisor) {
    if (advisor instanceof GuardAdvisor ours) {
      return ours.place();
    }
    if (advisor == ExposeInvocationInterceptor.ADVISOR) {
      return EXPOSURE;
    }
    AdvicePlace known = known(advisor.getClass());
    if (known == null && !isAspect(advisor)) { // whose advice may not be there yet
      Advice advice = advisor.getAdvice();
      known = known(advice.getClass());
    }
    if (known != null) {
      return known;
    }
    return advisor instanceof Ordered ordered && ordered.getOrder() < ORDER
        ? AUTHORIZATION
        : INSIDE;
  }

  /** Returns whether an advisor is an aspect of AspectJ's style. */
  static boolean isAspect(Advisor advisor) {
    return advisor.getClass().getName().startsWith("org.springframework.aop.aspectj.");
  }

  private static @Nullable AdvicePlace known(Class<?> type) {
    for (Class<?> each = type; each != null; each = each.getSuperclass()) {
      AdvicePlace place = KNOWN.get(each.getName());
      if (place != null) {
        return place;
      }
    }
    for (Class<?> each : ClassUtils.getAllInterfacesForClass(type)) {
      AdvicePlace place = KNOWN.get(each.getName());
      if (place != null) {
        return place;
      }
    }
    return null;
  }
}
