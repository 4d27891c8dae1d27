package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.spring.proxy.GuardAdvisor.Part;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.aop.IntroductionAdvisor;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.interceptor.ExposeInvocationInterceptor;
import org.springframework.util.ClassUtils;

/**
 * Puts the advice of guarded beans in the order of {@link AdvicePlace}. Spring's own order cannot
 * be met with an order value: it has retries outside of authorization, and validation innermost.
 * Stateless.
 */
final class AdviceOrder {
  private AdviceOrder() {}

  /** Returns the advisor that guards a proxy; {@code null} if there is none. */
  static @Nullable GuardAdvisor guardOf(Object bean) {
    if (bean instanceof Advised proxy) {
      for (Advisor advisor : proxy.getAdvisors()) {
        if (advisor instanceof GuardAdvisor guard && guard.part() == Part.WHOLE) {
          return guard;
        }
      }
    }
    return null;
  }

  /** Returns the guarded proxy in a bean: itself, or one that it was put around. */
  static Optional<Advised> guardedIn(Object bean) {
    for (Object each = bean; each != null; each = AopProxyUtils.getSingletonTarget(each)) {
      if (guardOf(each) != null) {
        return Optional.of((Advised) each);
      }
    }
    return Optional.empty();
  }

  /**
   * Takes advice away from a proxy around a guarded one, if that has it too. So a bean that is
   * proxied again, because another method hands it on, is advised once. Of a bean that is proxied
   * twice while it is created, the guarded proxy takes over all advice, so that it can be sorted.
   *
   * @param own whether both proxies are of one bean
   * @return the guarded proxy if nothing is left of the other
   */
  static Object withoutRepetition(Object bean, Advised guarded, boolean own) {
    if (bean == guarded || !(bean instanceof Advised outer) || outer.isFrozen()) {
      return bean;
    }
    if (!List.of(ClassUtils.getAllInterfaces(guarded))
        .containsAll(List.of(outer.getProxiedInterfaces()))) {
      return bean; // it is more than a proxy of the same bean
    }
    List<Advisor> known = List.of(guarded.getAdvisors());
    int taken = 0;
    for (Advisor advisor : outer.getAdvisors()) {
      boolean repeated = known.contains(advisor);
      if ((repeated || own)
          && !(advisor instanceof IntroductionAdvisor)
          && AdvicePlace.of(advisor) != AdvicePlace.EXPOSURE) {
        outer.removeAdvisor(advisor);
        if (!repeated) {
          guarded.addAdvisor(taken++, advisor);
        }
      }
    }
    return outer.getAdvisorCount() == 0 && AopProxyUtils.getSingletonTarget(outer) == guarded
        ? guarded
        : outer;
  }

  /** Sorts the advice of a guarded proxy. What belongs inside the guard and is unknown stays. */
  static void sort(Advised proxy, GuardAdvisor guard) {
    complete(proxy, guard);
    List<Advisor> before = List.of(proxy.getAdvisors());
    List<Advisor> front = front(before);
    if (front.size() <= before.size() && before.subList(0, front.size()).equals(front)) {
      return;
    }
    front.forEach(proxy::removeAdvisor);
    for (int i = 0; i < front.size(); i++) {
      proxy.addAdvisor(i, front.get(i));
    }
  }

  /** Adds the parts of the guard that the advice around it calls for. */
  private static void complete(Advised proxy, GuardAdvisor guard) {
    List<AdvicePlace> places = Arrays.stream(proxy.getAdvisors()).map(AdvicePlace::of).toList();
    boolean cached = places.contains(AdvicePlace.CACHE);
    boolean around =
        cached
            || places.contains(AdvicePlace.AUTHORIZATION)
            || places.contains(AdvicePlace.VALIDATION);
    if (cached && !places.contains(AdvicePlace.ANSWER)) {
      proxy.addAdvisor(guard.as(Part.INNER));
      proxy.addAdvisor(guard.as(Part.OUTER));
    }
    boolean publishes =
        guard.plans().types().flatMap(type -> type.methods().stream()).anyMatch(m -> m.repeats());
    if (around && publishes && !places.contains(AdvicePlace.SUBSCRIPTION)) {
      proxy.addAdvisor(guard.as(Part.SUBSCRIPTION));
    }
  }

  /** Returns the advice that has a place, in its order. */
  private static List<Advisor> front(List<Advisor> all) {
    List<Advisor> front = new ArrayList<>();
    boolean exposed = false;
    for (Advisor advisor : all) {
      AdvicePlace place = AdvicePlace.of(advisor);
      exposed |= place == AdvicePlace.EXPOSURE;
      if (place != AdvicePlace.INSIDE && place != AdvicePlace.EXPOSURE) {
        front.add(advisor);
      }
    }
    front.sort(Comparator.comparing(AdvicePlace::of)); // stable
    return exposed ? withExposure(front) : front;
  }

  /**
   * Exposes the invocation inside the guard, which may proceed on another thread, and outside as
   * well if an aspect stands there.
   */
  private static List<Advisor> withExposure(List<Advisor> front) {
    List<Advisor> exposed = new ArrayList<>();
    boolean aspectOutside = front.stream().anyMatch(AdvicePlace::isAspect);
    boolean begun = !aspectOutside;
    for (Advisor advisor : front) {
      if (!begun && AdvicePlace.of(advisor).compareTo(AdvicePlace.EXPOSURE) > 0) {
        exposed.add(ExposeInvocationInterceptor.ADVISOR);
        begun = true;
      }
      exposed.add(advisor);
    }
    exposed.add(ExposeInvocationInterceptor.ADVISOR);
    return exposed;
  }
}
