package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.method.ProxyKind;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.util.ClassUtils;

/**
 * Guards annotated beans as they are created. Deliberately not {@code Ordered}: it runs after every
 * ordered post-processor, so its advice is outside of transactions, retries, caches and
 * asynchronous execution.
 */
final class GuardingPostProcessor implements BeanPostProcessor {
  private final BeanPlans plans;
  private final GuardProxies proxies;
  private final Set<String> seen = ConcurrentHashMap.newKeySet();

  GuardingPostProcessor(BeanPlans plans, GuardProxies proxies) {
    this.plans = plans;
    this.proxies = proxies;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    if (bean instanceof AopInfrastructureBean) {
      return bean;
    }
    List<Class<?>> types = typesOf(bean);
    if (types.stream().noneMatch(plans::annotated)) {
      return bean;
    }
    ProxyKind kind = proxies.kind(bean.getClass(), beanName);
    BeanPlan plan = plans.of(beanName, types, kind);
    if (plan == null) {
      return bean;
    }
    seen.add(beanName);
    BeanPlan own = plans.isShared(beanName) ? plan : plan.forInstance();
    return plan.guards() ? proxies.advise(bean, beanName, new GuardAdvisor(own)) : bean;
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
}
