package io.github.fallback4j.spring;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets dependencies use the application's circuit breakers, from beans or a registry. */
@Configuration(proxyBeanMethods = false)
class CircuitBreakerConfiguration {

  @Bean
  static FallbackEngineBuilderCustomizer fallbackCircuitBreakers(
      ObjectProvider<CircuitBreaker> beans, ObjectProvider<CircuitBreakerRegistry> registries) {
    return builder -> builder.circuitBreakers(name -> find(name, beans, registries));
  }

  private static Optional<CircuitBreaker> find(
      String name,
      ObjectProvider<CircuitBreaker> beans,
      ObjectProvider<CircuitBreakerRegistry> registries) {
    return beans.stream()
        .filter(bean -> bean.getName().equals(name))
        .findFirst()
        .or(
            () ->
                registries.stream().flatMap(registry -> registry.find(name).stream()).findFirst());
  }
}
