package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.method.MethodPlan;
import java.lang.reflect.Method;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.PointcutAdvisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.core.annotation.MergedAnnotation;
import org.springframework.core.annotation.MergedAnnotations;
import org.springframework.core.annotation.MergedAnnotations.SearchStrategy;

/**
 * Finds advice on fallback methods of a bean, which has no effect: a fallback is called on the bean
 * itself, not through its proxy. Only annotations on the method count; one on the class is meant
 * for all methods. Stateless.
 */
final class IdleAdvice {
  private IdleAdvice() {}

  /** Returns a sentence for each such annotation. */
  static Set<String> of(Advised proxy, GuardAdvisor guard) {
    Set<String> sentences = new LinkedHashSet<>();
    Class<?> type = AopProxyUtils.ultimateTargetClass(proxy);
    guard
        .plans()
        .types()
        .flatMap(each -> each.methods().stream())
        .forEach(
            plan -> {
              Method fallback = plan.fallback();
              if (fallback != null
                  && fallback.getDeclaringClass().isAssignableFrom(type)
                  && isAdvised(proxy, fallback, type)) {
                annotations(fallback)
                    .forEach(name -> sentences.add(sentence(plan, fallback, name)));
              }
            });
    return sentences;
  }

  private static boolean isAdvised(Advised proxy, Method method, Class<?> type) {
    for (Advisor advisor : proxy.getAdvisors()) {
      if (!(advisor instanceof GuardAdvisor)
          && AdvicePlace.of(advisor) != AdvicePlace.EXPOSURE
          && advisor instanceof PointcutAdvisor pointed
          && pointed.getPointcut().getMethodMatcher().matches(method, type)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the annotations on a method that are somebody's who may advise it. */
  private static Set<String> annotations(Method method) {
    Set<String> names = new LinkedHashSet<>();
    for (MergedAnnotation<?> each : MergedAnnotations.from(method, SearchStrategy.TYPE_HIERARCHY)) {
      String name = each.getType().getName();
      if (each.getDistance() == 0 && !isPlain(name)) {
        names.add("@" + each.getType().getSimpleName());
      }
    }
    return names;
  }

  private static boolean isPlain(String name) {
    return name.startsWith("java.")
        || name.startsWith("kotlin.")
        || name.startsWith("io.github.fallback4j.")
        || name.startsWith("org.jspecify.")
        || name.endsWith(".Nullable");
  }

  private static String sentence(MethodPlan plan, Method fallback, @Nullable String annotation) {
    return ("%s on %s.%s has no effect when it answers for %s: a fallback is called on the object"
            + " itself, not through its proxy — move it to another bean and name that with"
            + " fallbackIn")
        .formatted(annotation, fallback.getDeclaringClass().getName(), fallback.getName(), plan);
  }
}
