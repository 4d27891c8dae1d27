package io.github.fallback4j.spring.proxy;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.springframework.aop.framework.Advised;
import org.springframework.aop.framework.AdvisedSupport;
import org.springframework.aop.framework.AopProxyUtils;
import org.springframework.aop.framework.DefaultAdvisorChainFactory;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.security.authorization.method.AuthorizationAdvisor;
import org.springframework.security.authorization.method.AuthorizationInterceptorsOrder;
import org.springframework.util.ReflectionUtils;

/** Prints the advice that a call of a bean's method goes through, from the outside in. */
final class Chains {
  private Chains() {}

  static List<String> of(Object bean, String method) {
    Advised proxy = (Advised) bean;
    Class<?> type = AopProxyUtils.ultimateTargetClass(bean);
    AdvisedSupport same = new ProxyFactory();
    same.addAdvisors(proxy.getAdvisors());
    Method called =
        Arrays.stream(ReflectionUtils.getAllDeclaredMethods(type))
            .filter(each -> each.getName().equals(method))
            .findFirst()
            .orElseThrow();
    return DefaultAdvisorChainFactory.INSTANCE
        .getInterceptorsAndDynamicInterceptionAdvice(same, called, type)
        .stream()
        .map(advice -> name(advice, proxy))
        .toList();
  }

  private static String name(Object advice, Advised proxy) {
    return Arrays.stream(proxy.getAdvisors())
        .filter(each -> each instanceof GuardAdvisor guard && guard.getAdvice() == advice)
        .map(each -> "guard " + ((GuardAdvisor) each).part())
        .findFirst()
        .orElseGet(() -> name(advice));
  }

  private static String name(Object advice) {
    return advice instanceof AuthorizationAdvisor security
        ? Arrays.stream(AuthorizationInterceptorsOrder.values())
            .filter(each -> each.getOrder() == security.getOrder())
            .findFirst()
            .orElseThrow()
            .name()
        : advice.getClass().getSimpleName();
  }
}
