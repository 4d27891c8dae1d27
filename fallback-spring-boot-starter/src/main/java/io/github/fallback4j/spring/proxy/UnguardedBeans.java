package io.github.fallback4j.spring.proxy;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.framework.AopInfrastructureBean;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Checks, at the end of the start, the annotated beans that were not guarded. Those that are not
 * created yet (lazy beans, prototypes, products of factory beans) are planned, so that mistakes
 * show at start and flags find their dependencies. Those that Spring created too early are named in
 * a warning. Then the beans with fallbacks for other types are found.
 */
final class UnguardedBeans implements SmartInitializingSingleton {
  private static final Logger LOG = LoggerFactory.getLogger(UnguardedBeans.class);

  private final ConfigurableListableBeanFactory beans;
  private final BeanPlans plans;
  private final GuardProxies proxies;
  private final GuardingPostProcessor processor;
  private final SortingPostProcessor sorter;
  private final FallbackBeans fallbacks;

  UnguardedBeans(
      ConfigurableListableBeanFactory beans,
      BeanPlans plans,
      GuardProxies proxies,
      GuardingPostProcessor processor,
      SortingPostProcessor sorter,
      FallbackBeans fallbacks) {
    this.beans = beans;
    this.plans = plans;
    this.proxies = proxies;
    this.processor = processor;
    this.sorter = sorter;
    this.fallbacks = fallbacks;
  }

  @Override
  public void afterSingletonsInstantiated() {
    for (String beanName : beans.getBeanDefinitionNames()) {
      if (!processor.hasSeen(beanName)
          && !beans.getMergedBeanDefinition(beanName).isAbstract()
          && (!beans.containsSingleton(beanName) || beans.isFactoryBean(beanName))) {
        plan(beanName);
      }
    }
    for (String beanName : beans.getSingletonNames()) {
      Object bean = beans.getSingleton(beanName);
      if (bean != null && processor.hasSeen(beanName)) {
        sorter.postProcessAfterInitialization(bean, beanName); // it may have been created before it
      } else if (bean != null) {
        warnAbout(beanName, bean);
      }
    }
    fallbacks.findAll();
  }

  private void plan(String beanName) {
    Class<?> type = beans.getType(beanName, false);
    if (type != null && !AopInfrastructureBean.class.isAssignableFrom(type)) {
      Class<?> written = ClassUtils.getUserClass(type);
      plans.of(beanName, BeanPlans.types(written), proxies.kind(written, beanName));
    }
  }

  private void warnAbout(String beanName, Object bean) {
    List<Class<?>> annotated =
        GuardingPostProcessor.typesOf(bean).stream().filter(plans::annotated).toList();
    if (!annotated.isEmpty()) {
      LOG.warn(
          "Bean '{}' of {} is not guarded: it was registered as an object, or created before beans"
              + " can be proxied because a BeanPostProcessor needs it. Inject an ObjectProvider"
              + " there, or call the dependency through Dependencies",
          beanName,
          annotated.get(0).getName());
    }
  }
}
