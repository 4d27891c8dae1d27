package io.github.fallback4j.spring.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import io.github.fallback4j.spring.FallbackEngineBuilderCustomizer;
import io.github.fallback4j.spring.proxy.AnnotatedBeansAutoConfiguration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.aop.support.AopUtils;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Starts applications of Spring. */
final class InSpring {
  private InSpring() {}

  /**
   * Starts one whose calls go to a bean.
   *
   * @param upstream what the bean asks
   * @param type by which callers know the bean
   * @param byClass whether the bean is to be proxied by its class, not by its interfaces
   */
  static <T> World start(State state, Upstream upstream, Class<T> type, T bean, boolean byClass) {
    Map<String, Object> properties = new HashMap<>(state.settings());
    properties.put("spring.aop.proxy-target-class", byClass);
    AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(new MapPropertySource("state", properties));
    context.register(AnnotatedBeansAutoConfiguration.class, FallbackAutoConfiguration.class);
    context.registerBean(
        FallbackEngineBuilderCustomizer.class, () -> engine -> engine.sharedPermits(State.PERMITS));
    context.registerBean(Elsewhere.Local.class);
    context.registerBean("scores", type, () -> bean);
    context.refresh();
    assertThat(AopUtils.isCglibProxy(context.getBean("scores")))
        .as("%s by class", type)
        .isEqualTo(byClass);
    Shapes shapes = Relay.of(Shapes.class, type, context.getBean("scores"));
    return new World(
            state, upstream, shapes, context.getBean(FallbackEngine.class), Optional::empty)
        .with(context);
  }
}
