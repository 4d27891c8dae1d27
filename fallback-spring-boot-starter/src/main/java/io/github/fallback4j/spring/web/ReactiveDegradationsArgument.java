package io.github.fallback4j.spring.web;

import org.springframework.core.MethodParameter;
import org.springframework.core.ResolvableType;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Passes the {@link Degradations} of the request to controller methods that ask for them, directly
 * or in a {@link Mono}, and to the templates these render, unless the application uses that name.
 */
final class ReactiveDegradationsArgument implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Degradations.class || isMono(parameter);
  }

  private static boolean isMono(MethodParameter parameter) {
    return parameter.getParameterType() == Mono.class
        && ResolvableType.forMethodParameter(parameter).getGeneric().resolve()
            == Degradations.class;
  }

  @Override
  public Mono<Object> resolveArgument(
      MethodParameter parameter, BindingContext binding, ServerWebExchange exchange) {
    Degradations degradations =
        RequestDegradations.in(exchange.getAttribute(RequestDegradations.ATTRIBUTE));
    binding.getModel().asMap().putIfAbsent(Degradations.IN_MODEL, degradations);
    return Mono.just(isMono(parameter) ? Mono.just(degradations) : degradations);
  }
}
