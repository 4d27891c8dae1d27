package io.github.fallback4j.spring.web;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * Passes the {@link Degradations} of the request to controller methods that ask for them, and to
 * the templates these render, unless the application uses that name.
 */
final class ServletDegradationsArgument implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Degradations.class;
  }

  @Override
  public Degradations resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    Degradations degradations =
        RequestDegradations.in(
            request.getAttribute(RequestDegradations.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST));
    if (container != null) {
      container.getModel().putIfAbsent(Degradations.IN_MODEL, degradations);
    }
    return degradations;
  }
}
