package io.github.fallback4j.spring.endpoint;

import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.spring.ConditionalOnFallbackEnabled;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** The endpoint, where Actuator is there and the user exposes it. */
@AutoConfiguration(after = FallbackAutoConfiguration.class)
@ConditionalOnClass({Endpoint.class, ConditionalOnAvailableEndpoint.class})
@ConditionalOnBean(FallbackEngine.class)
@ConditionalOnFallbackEnabled
public final class FallbackEndpointAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnAvailableEndpoint(FallbackEndpoint.class)
  FallbackEndpoint fallbackEndpoint(FallbackEngine engine) {
    return new FallbackEndpoint(engine, engine.instance());
  }

  @Bean
  @ConditionalOnMissingBean
  @ConditionalOnAvailableEndpoint(FallbackEndpoint.class)
  FallbackWebEndpoint fallbackWebEndpoint(FallbackEndpoint endpoint, FallbackEngine engine) {
    return new FallbackWebEndpoint(endpoint, engine.switchboard());
  }

  /** For every endpoint of the library, not this one alone. */
  @Bean
  static PathSelectors fallbackPathSelectors() {
    return new PathSelectors();
  }
}
