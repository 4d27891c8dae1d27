package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.method.ProxyKind;
import io.github.fallback4j.spring.proxy.GuardAdvisor.Part;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.aop.framework.ProxyProcessorSupport;
import org.springframework.aop.framework.autoproxy.AutoProxyUtils;
import org.springframework.aop.support.AopUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Proxies beans by class unless configured otherwise, like Spring Boot, and by interface if only
 * that is possible, as of a final class. A bean that is already a proxy gets the guard among its
 * other advice.
 */
final class GuardProxies extends ProxyProcessorSupport {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(GuardProxies.class);

  private final transient ConfigurableListableBeanFactory beans;

  GuardProxies(ConfigurableListableBeanFactory beans, boolean proxyTargetClass) {
    this.beans = beans;
    setProxyTargetClass(proxyTargetClass);
    ClassLoader loader = beans.getBeanClassLoader();
    if (loader != null) {
      setBeanClassLoader(loader);
    }
  }

  /** Returns how a bean of this class is, or will be, proxied. */
  ProxyKind kind(Class<?> beanClass, String beanName) {
    return factory(beanClass, beanName).isProxyTargetClass()
        ? ProxyKind.CLASS
        : ProxyKind.INTERFACE;
  }

  /** Returns the proxy class of a bean of this class, if nothing else proxies it. */
  Class<?> proxyClass(Class<?> beanClass, String beanName) {
    ProxyFactory factory = factory(beanClass, beanName);
    factory.setTargetClass(beanClass);
    return factory.getProxyClass(getProxyClassLoader());
  }

  /** Returns the bean with its guard, outside of the advice it has, and sorted if that is due. */
  Object guard(Object bean, String beanName, BeanPlan plan) {
    if (bean instanceof Advised advised && !advised.isFrozen()) {
      return guarded(advised, beanName, plan, bean);
    }
    if (AopUtils.isAopProxy(bean)) {
      LOG.warn(
          "Bean '{}' is a frozen or opaque proxy: its guard stands outside of all the advice it has,"
              + " so a skipped call asks neither authorization nor a cache",
          beanName);
    }
    exposeTargetClass(bean.getClass(), beanName);
    ProxyFactory factory = factory(bean.getClass(), beanName);
    factory.setTarget(bean);
    GuardAdvisor guard = new GuardAdvisor(beanName, plan, Part.WHOLE, factory);
    factory.addAdvisor(guard);
    return factory.getProxy(getProxyClassLoader());
  }

  private static Object guarded(Advised proxy, String beanName, BeanPlan plan, Object bean) {
    GuardAdvisor guard = new GuardAdvisor(beanName, plan, Part.WHOLE, proxy);
    proxy.addAdvisor(0, guard);
    AdviceOrder.sort(proxy, guard);
    return bean;
  }

  /**
   * Lets Spring find things like the event listeners of a bean that is proxied by its interfaces.
   */
  private void exposeTargetClass(Class<?> beanClass, String beanName) {
    if (beans.containsBeanDefinition(beanName)) {
      beans
          .getMergedBeanDefinition(beanName)
          .setAttribute(AutoProxyUtils.ORIGINAL_TARGET_CLASS_ATTRIBUTE, beanClass);
    }
  }

  private ProxyFactory factory(Class<?> beanClass, String beanName) {
    ProxyFactory factory = new ProxyFactory();
    factory.copyFrom(this);
    factory.setFrozen(false);
    if (Proxy.isProxyClass(beanClass) || ClassUtils.isLambdaClass(beanClass)) {
      factory.setProxyTargetClass(false);
      factory.setInterfaces(ClassUtils.getAllInterfacesForClass(beanClass));
    } else if (beanClass.isInterface()) {
      factory.setProxyTargetClass(false);
      factory.addInterface(beanClass);
    } else if (Modifier.isFinal(beanClass.getModifiers())) {
      factory.setProxyTargetClass(false);
      evaluateProxyInterfaces(beanClass, factory);
    } else if (AutoProxyUtils.shouldProxyTargetClass(beans, beanName)) {
      factory.setProxyTargetClass(true);
    } else if (!factory.isProxyTargetClass()) {
      evaluateProxyInterfaces(beanClass, factory);
    }
    return factory;
  }
}
