package io.github.fallback4j.spring.proxy;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.framework.Advised;
import org.springframework.beans.factory.support.MergedBeanDefinitionPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;

/**
 * Sorts the advice of guarded beans when every other post-processor has added its own. It is one
 * for merged bean definitions only because Spring runs those last.
 */
final class SortingPostProcessor implements MergedBeanDefinitionPostProcessor {
  private static final Logger LOG = LoggerFactory.getLogger(SortingPostProcessor.class);

  private final Set<String> warned = ConcurrentHashMap.newKeySet();

  @Override
  public void postProcessMergedBeanDefinition(
      RootBeanDefinition definition, Class<?> beanType, String beanName) {}

  @Override
  public Object postProcessAfterInitialization(Object bean, String beanName) {
    Optional<Advised> found = AdviceOrder.guardedIn(bean);
    if (found.isEmpty()) {
      return bean;
    }
    Advised guarded = found.get();
    GuardAdvisor guard = AdviceOrder.guardOf(guarded);
    if (guard == null) {
      return bean;
    }
    boolean own = guard.beanName().equals(beanName);
    Object left = AdviceOrder.withoutRepetition(bean, guarded, own);
    if (own) {
      AdviceOrder.sort(guarded, guard);
      IdleAdvice.of(guarded, guard).stream().filter(warned::add).forEach(LOG::warn);
    }
    return left;
  }
}
