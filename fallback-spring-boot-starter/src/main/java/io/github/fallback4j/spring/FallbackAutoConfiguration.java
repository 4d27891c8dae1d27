package io.github.fallback4j.spring;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.engine.FallbackEngineBuilder;
import io.github.fallback4j.spi.ContextCarrier;
import io.github.fallback4j.spi.HealthSignal;
import io.github.fallback4j.spi.OrderSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigureOrder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Assembles the engine from the environment and from beans: {@link DependencySpec}s, {@link
 * DependencySpecCustomizer}s, {@link ContextCarrier}s, {@link HealthSignal}s, {@link OrderSource}s
 * and {@link FallbackEngineBuilderCustomizer}s. Every change it tells of is published as an
 * application event, for {@code @EventListener(FallbackEvent.StateChanged.class)} methods. A
 * context whose parent has an engine uses that.
 */
@AutoConfiguration
@AutoConfigureOrder(Ordered.LOWEST_PRECEDENCE)
@Import({
  RequestWorkersConfiguration.class,
  TransactionConfiguration.class,
  ContextCarrierConfiguration.class,
  CircuitBreakerConfiguration.class
})
public final class FallbackAutoConfiguration {

  @Bean(destroyMethod = "close")
  @ConditionalOnMissingBean
  FallbackEngine fallbackEngine(
      ConfigurableEnvironment environment,
      ApplicationEventPublisher publisher,
      ObjectProvider<DependencySpec> specs,
      ObjectProvider<DependencySpecCustomizer> specCustomizers,
      ObjectProvider<ContextCarrier> carriers,
      ObjectProvider<FallbackEngineBuilderCustomizer> customizers) {
    EngineEnvironment settings = EngineEnvironment.of(environment);
    settings.check(OnFallbackEnabled.enabled(settings));
    FallbackEngineBuilder builder =
        FallbackEngine.builder()
            .places(settings.places())
            .customizer(spec -> customize(spec, specCustomizers))
            .listener(publisher::publishEvent)
            .carrier(carriers.orderedStream().reduce(ContextCarrier.none(), ContextCarrier::and))
            .startLater();
    String application = environment.getProperty("spring.application.name", "");
    if (!application.isBlank()) {
      builder.application(application);
    }
    specs.orderedStream().forEach(builder::add);
    customizers.orderedStream().forEach(customizer -> customizer.customize(builder));
    return builder.build();
  }

  private static DependencySpec customize(
      DependencySpec declared, ObjectProvider<DependencySpecCustomizer> customizers) {
    DependencySpec spec = declared;
    for (DependencySpecCustomizer customizer : customizers.orderedStream().toList()) {
      spec = customizer.customize(spec);
    }
    return spec;
  }

  /** Has refusals of Spring's own advice count for nothing. */
  @Bean
  @Order(0)
  @ConditionalOnMissingBean(name = "fallbackRefusals")
  static FallbackEngineBuilderCustomizer fallbackRefusals() {
    return builder -> builder.refusals(new SpringRefusals());
  }

  /** Has the engine of a parent context know what this context declares. */
  @Bean
  @ConditionalOnBean(FallbackEngine.class)
  @ConditionalOnMissingBean(value = FallbackEngine.class, search = SearchStrategy.CURRENT)
  InheritedEngine fallbackInheritedEngine(
      ConfigurableListableBeanFactory beans, FallbackEngine engine) {
    return new InheritedEngine(beans, engine);
  }

  @Bean
  @ConditionalOnMissingBean
  Switchboard fallbackSwitchboard(FallbackEngine engine) {
    return engine.switchboard();
  }

  /** Starts the application's sources of orders, once its beans are there. */
  @Bean
  @ConditionalOnMissingBean(name = "fallbackOrderSources")
  SmartInitializingSingleton fallbackOrderSources(
      FallbackEngine engine, ObjectProvider<OrderSource> sources) {
    return () -> sources.orderedStream().forEach(engine.integration()::source);
  }

  /** Asks the application's health signals, once its beans are there. */
  @Bean
  @ConditionalOnMissingBean(name = "fallbackHealthSignals")
  SmartInitializingSingleton fallbackHealthSignals(
      FallbackEngine engine, ObjectProvider<HealthSignal> signals) {
    return () -> signals.orderedStream().forEach(engine.integration()::signal);
  }

  /** Starts the engine when every dependency is known that a start makes known. */
  @Bean
  @ConditionalOnMissingBean(name = "fallbackEngineStart")
  SmartInitializingSingleton fallbackEngineStart(FallbackEngine engine) {
    return engine::start;
  }

  /** Loads what the first failure needs before there is one. */
  @Bean
  @ConditionalOnMissingBean(name = "fallbackRehearsal")
  SmartInitializingSingleton fallbackRehearsal(FallbackEngine engine) {
    return engine::rehearse;
  }
}
