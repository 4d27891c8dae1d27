package io.github.fallback4j.spring.endpoint;

import io.github.fallback4j.spring.ConditionalOnFallbackEnabled;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.webflux.actuate.endpoint.web.AbstractWebFluxEndpointHandlerMapping;
import org.springframework.context.annotation.Bean;
import org.springframework.web.reactive.HandlerAdapter;

/** Hands what the path names on to the endpoints of WebFlux applications, wherever they are. */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(AbstractWebFluxEndpointHandlerMapping.class)
@ConditionalOnFallbackEnabled
final class ReactivePathConfiguration {

  @Bean
  HandlerAdapter fallbackEndpointPaths(BeanFactory beans) {
    return new ReactivePaths(beans);
  }
}
