package io.github.fallback4j.spring.web.queue;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.server.WebFilter;

/** The queue sensors of WebFlux applications. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(WebFilter.class)
final class ReactiveQueues {

  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  @ConditionalOnProperty(QueueProperties.REQUEST_START)
  @ConditionalOnMissingBean(name = "fallbackRequestStartFilter")
  WebFilter fallbackRequestStartFilter(RequestStarts starts) {
    return (exchange, chain) -> {
      starts.came(exchange.getRequest().getHeaders().getFirst(starts.header()));
      return chain.filter(exchange);
    };
  }
}
