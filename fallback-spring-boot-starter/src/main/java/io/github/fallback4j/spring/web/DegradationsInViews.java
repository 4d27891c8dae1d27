package io.github.fallback4j.spring.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;

/** Adds {@code degradations} to the model of templates, unless the application uses that name. */
final class DegradationsInViews implements HandlerInterceptor {
  private static final String NAME = "degradations";

  @Override
  public void postHandle(
      HttpServletRequest request,
      HttpServletResponse response,
      Object handler,
      @Nullable ModelAndView rendered) {
    if (rendered != null && rendered.hasView()) {
      Object known = request.getAttribute(RequestDegradations.ATTRIBUTE);
      rendered.getModel().putIfAbsent(NAME, RequestDegradations.in(known));
    }
  }
}
