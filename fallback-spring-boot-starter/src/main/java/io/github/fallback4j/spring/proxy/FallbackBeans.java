package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.method.FallbackObjects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.util.function.SingletonSupplier;

/**
 * Finds the beans that have fallback methods for other types. It looks them up at the end of the
 * start, so that none is missing in an outage, or earlier if an answer is needed, but never while a
 * bean is being created, because that would create others too early. Safe for use by many threads.
 */
final class FallbackBeans implements FallbackObjects {
  private final BeanFactory beans;
  private final Queue<SingletonSupplier<Object>> wanted = new ConcurrentLinkedQueue<>();
  private volatile boolean started;

  FallbackBeans(BeanFactory beans) {
    this.beans = beans;
  }

  @Override
  public Supplier<?> of(Class<?> type, String method) {
    SingletonSupplier<Object> bean = SingletonSupplier.of(() -> find(type, method));
    if (!started) {
      wanted.add(bean);
    }
    return bean;
  }

  /**
   * Finds all requested beans, once every bean can be created.
   *
   * @throws InvalidConfigurationException if there is no bean of a type, or no single candidate
   */
  void findAll() {
    started = true;
    wanted.forEach(SingletonSupplier::obtain);
    wanted.clear();
  }

  private Object find(Class<?> type, String method) {
    try {
      return beans.getBean(type);
    } catch (NoUniqueBeanDefinitionException several) {
      throw new InvalidConfigurationException(
          "%s names fallbackIn = %s, but several beans are of that type: %s"
              .formatted(method, type.getName(), several.getBeanNamesFound()),
          "mark one of them @Primary, or name a type that only one has");
    } catch (NoSuchBeanDefinitionException none) {
      throw new InvalidConfigurationException(
          "%s names fallbackIn = %s, but no bean is of that type".formatted(method, type.getName()),
          "make it a bean, and proxy it by class if it is proxied"
              + " (spring.aop.proxy-target-class=true), or name a static method");
    }
  }
}
