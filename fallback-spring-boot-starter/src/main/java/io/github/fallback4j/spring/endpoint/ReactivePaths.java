package io.github.fallback4j.spring.endpoint;

import java.util.Map;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.webflux.actuate.endpoint.web.AbstractWebFluxEndpointHandlerMapping;
import org.springframework.core.Ordered;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.reactive.HandlerAdapter;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.HandlerResult;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerAdapter;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Notes what the path names before Actuator reads body and query. An operation runs on another
 * thread and without the exchange, so it cannot look there itself. Safe for use by many threads.
 */
final class ReactivePaths implements HandlerAdapter, Ordered {
  private static final String ADAPTER = "requestMappingHandlerAdapter";

  private final BeanFactory beans;

  ReactivePaths(BeanFactory beans) {
    this.beans = beans;
  }

  @Override
  public int getOrder() {
    return HIGHEST_PRECEDENCE;
  }

  @Override
  public boolean supports(Object handler) {
    return handler instanceof HandlerMethod method
        && method.getBeanType().getEnclosingClass() == AbstractWebFluxEndpointHandlerMapping.class;
  }

  @Override
  public Mono<HandlerResult> handle(ServerWebExchange exchange, Object handler) {
    exchange
        .getAttributes()
        .computeIfPresent(
            HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE,
            (attribute, variables) -> noted((Map<?, ?>) variables));
    return beans.getBean(ADAPTER, RequestMappingHandlerAdapter.class).handle(exchange, handler);
  }

  @SuppressWarnings("unchecked") // WebFlux says so
  private static Map<String, ?> noted(Map<?, ?> variables) {
    return variables.isEmpty()
        ? (Map<String, ?>) variables
        : PathVariables.marked((Map<String, ?>) variables);
  }
}
