package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.reactor.SubscriberIdentity;
import io.github.fallback4j.spring.CallerIdentity;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Role;
import org.springframework.core.env.Environment;

/**
 * Guards the annotated methods of beans. A wrong annotation stops the start when its bean is
 * created, or at the end of the start if it is created later. If the library is disabled, their
 * dependencies are still registered, but no bean is guarded. Every context of a hierarchy guards
 * its own beans.
 */
@AutoConfiguration(before = FallbackAutoConfiguration.class)
@Import(CallerIdentityConfiguration.class)
public final class AnnotatedBeansAutoConfiguration {

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
  static FallbackBeans fallbackFallbackBeans(ConfigurableListableBeanFactory beans) {
    return new FallbackBeans(beans);
  }

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
  static BeanPlans fallbackBeanPlans(
      ConfigurableListableBeanFactory beans,
      ObjectProvider<FallbackEngine> engine,
      ObjectProvider<CallerIdentity> identities,
      ObjectProvider<SubscriberIdentity> subscribers,
      FallbackBeans fallbacks) {
    return new BeanPlans(beans, engine, identities, subscribers, fallbacks);
  }

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
  static GuardProxies fallbackGuardProxies(
      ConfigurableListableBeanFactory beans, Environment environment) {
    return new GuardProxies(
        beans, environment.getProperty("spring.aop.proxy-target-class", Boolean.class, true));
  }

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
  static GuardingPostProcessor fallbackGuardingPostProcessor(
      BeanPlans plans, GuardProxies proxies) {
    return new GuardingPostProcessor(plans, proxies);
  }

  @Bean
  @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
  @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
  static SortingPostProcessor fallbackSortingPostProcessor() {
    return new SortingPostProcessor();
  }

  @Bean
  @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
  UnguardedBeans fallbackUnguardedBeans(
      ConfigurableListableBeanFactory beans,
      BeanPlans plans,
      GuardProxies proxies,
      GuardingPostProcessor processor,
      SortingPostProcessor sorter,
      FallbackBeans fallbacks) {
    return new UnguardedBeans(beans, plans, proxies, processor, sorter, fallbacks);
  }

  @Bean
  @ConditionalOnMissingBean(search = SearchStrategy.CURRENT)
  ProbeBeans fallbackProbeBeans(ConfigurableListableBeanFactory beans, FallbackEngine engine) {
    return new ProbeBeans(beans, engine);
  }
}
