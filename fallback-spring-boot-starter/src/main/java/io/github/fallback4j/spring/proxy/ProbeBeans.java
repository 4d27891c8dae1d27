package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.Probe;
import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.method.ProbeMethod;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.core.annotation.AnnotationUtils;
import org.springframework.util.ClassUtils;

/**
 * Finds the methods of beans that declare probes, at the end of the start. A lazy bean is created
 * when its probe is first called.
 */
final class ProbeBeans implements SmartInitializingSingleton {
  private static final Logger LOG = LoggerFactory.getLogger(ProbeBeans.class);

  private final ConfigurableListableBeanFactory beans;
  private final FallbackEngine engine;

  ProbeBeans(ConfigurableListableBeanFactory beans, FallbackEngine engine) {
    this.beans = beans;
    this.engine = engine;
  }

  @Override
  public void afterSingletonsInstantiated() {
    if (!engine.integration().enabled()) {
      return;
    }
    for (String beanName : beans.getBeanNamesForType(Object.class, true, false)) {
      for (ProbeMethod method : probes(AutoProxyUtils.determineTargetClass(beans, beanName))) {
        if (!beans.isSingleton(beanName)) {
          throw method.refused(
              "is a probe of bean '" + beanName + "', of which there is more than one",
              "declare it in a bean that is a singleton");
        }
        engine.integration().probe(method, () -> written(beans.getBean(beanName)));
      }
    }
  }

  static Collection<ProbeMethod> probes(@Nullable Class<?> type) {
    if (type == null || !AnnotationUtils.isCandidateClass(type, Probe.class)) {
      return List.of();
    }
    try {
      return ProbeMethod.of(ClassUtils.getUserClass(type));
    } catch (LinkageError missing) {
      LOG.debug("{} is skipped: it refers to a class that is missing", type, missing);
      return List.of();
    }
  }

  /** Returns the bean behind its proxies, which may lack the method or guard it. */
  private static Object written(Object bean) {
    Object behind = bean;
    for (Object next = bean; next != null; next = AopProxyUtils.getSingletonTarget(next)) {
      behind = next;
    }
    return behind;
  }
}
