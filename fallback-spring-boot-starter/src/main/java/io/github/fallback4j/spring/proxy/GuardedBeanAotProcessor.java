package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.method.ReflectedTypes;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.support.ClassHintUtils;
import org.springframework.beans.factory.aot.BeanRegistrationAotContribution;
import org.springframework.beans.factory.aot.BeanRegistrationAotProcessor;
import org.springframework.beans.factory.support.RegisteredBean;
import org.springframework.util.ClassUtils;

/**
 * Registers ahead of time what is needed to guard a bean: reflection on its methods, including
 * fallbacks and standbys, and the class of its proxy.
 */
final class GuardedBeanAotProcessor implements BeanRegistrationAotProcessor {

  @Override
  public @Nullable BeanRegistrationAotContribution processAheadOfTime(RegisteredBean bean) {
    Class<?> type = type(bean);
    GuardProxies proxies =
        bean.getBeanFactory().getBeanProvider(GuardProxies.class).getIfAvailable();
    if (proxies == null || !BeanPlans.isAnnotated(type)) {
      return null;
    }
    Set<Class<?>> reflected = ReflectedTypes.of(type);
    return (generation, code) -> {
      RuntimeHints hints = generation.getRuntimeHints();
      reflected.forEach(
          each -> hints.reflection().registerType(each, MemberCategory.INVOKE_DECLARED_METHODS));
      ClassHintUtils.registerProxyIfNecessary(proxies.proxyClass(type, bean.getBeanName()), hints);
    };
  }

  /** Returns the type of a bean; for a factory bean, the type it creates. */
  private static Class<?> type(RegisteredBean bean) {
    Class<?> made =
        bean.isInnerBean() ? null : bean.getBeanFactory().getType(bean.getBeanName(), false);
    return ClassUtils.getUserClass(made == null ? bean.getBeanClass() : made);
  }
}
