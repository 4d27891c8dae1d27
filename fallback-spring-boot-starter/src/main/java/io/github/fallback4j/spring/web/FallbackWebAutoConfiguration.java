package io.github.fallback4j.spring.web;

import io.github.fallback4j.spring.ConditionalOnFallbackEnabled;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import io.github.fallback4j.spring.FallbackEngineBuilderCustomizer;
import io.micrometer.context.ContextRegistry;
import java.time.InstantSource;
import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

/**
 * Reports degraded answers to clients. If the library is disabled, {@link Degradations} are
 * available but empty.
 */
@AutoConfiguration(before = FallbackAutoConfiguration.class)
@RegisterReflectionForBinding(Degraded.class)
@Import({ServletWebConfiguration.class, ReactiveWebConfiguration.class})
public final class FallbackWebAutoConfiguration {

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(ContextRegistry.class)
  static final class Propagation {

    @Bean
    @ConditionalOnMissingBean
    CurrentRequest fallbackCurrentRequest() {
      return PropagatedRequest.in(ContextRegistry.getInstance());
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnMissingClass("io.micrometer.context.ContextRegistry")
  static final class NoPropagation {

    @Bean
    @ConditionalOnMissingBean
    CurrentRequest fallbackCurrentRequest() {
      return new CurrentRequest();
    }
  }

  @Bean
  @ConditionalOnMissingBean
  Degradations fallbackDegradations(CurrentRequest current) {
    return () -> RequestDegradations.in(current.get()).all();
  }

  /**
   * Declares the properties as known, even without a web application, where they have no effect.
   */
  @Bean
  @Order(0)
  @ConditionalOnMissingBean(name = "fallbackWebCalls")
  FallbackEngineBuilderCustomizer fallbackWebCalls(CurrentRequest current) {
    return builder -> builder.degradationSink(current::get).foreignProperties(WebProperties.NAMES);
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication
  @ConditionalOnFallbackEnabled
  @EnableConfigurationProperties(WebProperties.class)
  static final class Responses {

    @Bean
    @ConditionalOnMissingBean
    ResponseFields fallbackResponseFields(WebProperties properties) {
      return new ResponseFields(
          properties.header(), properties.freshness(), InstantSource.system());
    }
  }
}
