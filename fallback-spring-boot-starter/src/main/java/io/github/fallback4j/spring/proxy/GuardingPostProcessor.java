package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.method.ProxyKind;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.config.SmartInstantiationAwareBeanPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.util.ClassUtils;

/**
 * Guards annotated beans as they are created. It runs right after Spring's auto-proxy creator, so
 * that whatever keeps a bean to call it later, as what finds listeners does, keeps the guarded one.
 * {@link SortingPostProcessor} sorts the advice once all of it is there.
 */
final class GuardingPostProcessor implements SmartInstantiationAwareBeanPostProcessor, Ordered {
  private final BeanPlans plans;
  private final GuardProxies proxies;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  /** The beans, by name, that were guarded while they were created because another needs them. */
  private final Map<String, Object> early = new ConcurrentHashMap<>();

  GuardingPostProcessor(BeanPlans plans, GuardProxies proxies) {
    this.plans = plans;
    this.proxies = proxies;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE + 1;
  }

  @Override
  public Object getEarlyBeanReference(Object bean, String beanName) {
    Object guarded = guard(bean, beanName);
    if (AdviceOrder.guardOf(guarded) != null) {
      early.put(beanName, unproxied(guarded));
    }
    return guarded;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    boolean guardedBefore = early.get(beanName) == bean && early.remove(beanName) != null;
    return guardedBefore ? bean : guard(bean, beanName);
  }

  private Object guard(Object bean, String beanName) {
    if (bean instanceof AopInfrastructureBean) {
      return bean;
    }
    List<Class<?>> types = typesOf(bean);
    if (types.stream().noneMatch(plans::annotated)) {
      return bean;
    }
    Optional<Advised> guarded = AdviceOrder.guardedIn(bean);
    if (guarded.isPresent()) { // another bean's method handed it on
      seen.add(beanName);
      return AdviceOrder.withoutRepetition(bean, guarded.get(), false);
    }
    ProxyKind kind = proxies.kind(bean.getClass(), beanName);
    BeanPlan plan = plans.of(beanName, types, kind);
    if (plan == null) {
      return bean;
    }
    seen.add(beanName);
    BeanPlan own = plans.isShared(beanName) ? plan : plan.forInstance();
    return plan.guards() ? proxies.guard(bean, beanName, own) : bean;
  }

  /** Returns whether it has processed an annotated bean of this name. */
  boolean hasSeen(String beanName) {
    return seen.contains(beanName);
  }

  static List<Class<?>> typesOf(Object bean) {
    Class<?> beanClass = ClassUtils.getUserClass(AopProxyUtils.ultimateTargetClass(bean));
    return Proxy.isProxyClass(bean.getClass())
        ? BeanPlans.types(beanClass, bean.getClass().getInterfaces())
        : BeanPlans.types(beanClass);
  }

  private static Object unproxied(Object bean) {
    Object behind = bean;
    for (Object next = bean; next != null; next = AopProxyUtils.getSingletonTarget(next)) {
      behind = next;
    }
    return behind;
  }
}
