package io.github.fallback4j.spring.web;

import io.github.fallback4j.spi.DegradationSink;
import io.github.fallback4j.spring.ConditionalOnFallbackEnabled;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** Degradation headers and arguments in WebFlux applications. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(WebFluxConfigurer.class)
final class ReactiveWebConfiguration {
  private static final int OK = 200;

  /** Adds the degradation sink of each request to the {@code Context}. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE + 10)
  @ConditionalOnFallbackEnabled
  @ConditionalOnMissingBean(name = "fallbackDegradationFilter")
  WebFilter fallbackDegradationFilter() {
    return (exchange, chain) -> {
      RequestDegradations degradations = new RequestDegradations();
      exchange.getAttributes().put(RequestDegradations.ATTRIBUTE, degradations);
      return chain
          .filter(exchange)
          .contextWrite(context -> context.put(DegradationSink.class, degradations));
    };
  }

  /**
   * Adds the headers to each response. Actions before a response is sent run in the order of their
   * registration, so this one is registered last, to cap what other filters such as Spring
   * Security's write.
   */
  @Bean
  @Order(Ordered.LOWEST_PRECEDENCE)
  @ConditionalOnFallbackEnabled
  @ConditionalOnMissingBean(name = "fallbackDegradationHeaders")
  WebFilter fallbackDegradationHeaders(ResponseFields fields) {
    return (exchange, chain) -> {
      exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> tell(exchange, fields)));
      return chain.filter(exchange);
    };
  }

  private static void tell(ServerWebExchange exchange, ResponseFields fields) {
    ServerHttpResponse response = exchange.getResponse();
    HttpStatusCode status = response.getStatusCode();
    fields.write(
        RequestDegradations.in(exchange.getAttribute(RequestDegradations.ATTRIBUTE)).all(),
        status == null ? OK : status.value(),
        new ReactiveFields(response.getHeaders()));
  }

  @Bean
  @ConditionalOnMissingBean(name = "fallbackDegradationsInControllers")
  WebFluxConfigurer fallbackDegradationsInControllers() {
    return new WebFluxConfigurer() {
      @Override
      public void configureArgumentResolvers(ArgumentResolverConfigurer resolvers) {
        resolvers.addCustomResolver(new ReactiveDegradationsArgument());
      }
    };
  }
}
