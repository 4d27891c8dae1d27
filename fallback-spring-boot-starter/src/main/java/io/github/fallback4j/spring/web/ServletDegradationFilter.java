package io.github.fallback4j.spring.web;

import io.github.fallback4j.spi.DegradationSink;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.async.CallableProcessingInterceptor;
import org.springframework.web.context.request.async.WebAsyncUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.WebUtils;

/**
 * Records the degraded answers of a request, and adds the headers to its response. The record stays
 * with the request for its asynchronous and error dispatches.
 */
final class ServletDegradationFilter extends OncePerRequestFilter {
  private final CurrentRequest current;
  private final ResponseFields fields;

  ServletDegradationFilter(CurrentRequest current, ResponseFields fields) {
    this.current = current;
    this.fields = fields;
  }

  @Override
  protected boolean shouldNotFilterAsyncDispatch() {
    return false;
  }

  @Override
  protected boolean shouldNotFilterErrorDispatch() {
    return false;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    RequestDegradations degradations = degradations(request);
    DegradedResponse own = WebUtils.getNativeResponse(response, DegradedResponse.class);
    DegradedResponse telling =
        own == null ? new DegradedResponse(response, degradations, fields) : own;
    WebAsyncUtils.getAsyncManager(request)
        .registerCallableInterceptor(this, new Binding(degradations));
    DegradationSink before = current.bind(degradations);
    try {
      chain.doFilter(request, own == null ? telling : response);
    } finally {
      current.bind(before);
      if (!request.isAsyncStarted()) {
        telling.tell();
      }
    }
  }

  private static RequestDegradations degradations(HttpServletRequest request) {
    if (request.getAttribute(RequestDegradations.ATTRIBUTE) instanceof RequestDegradations known) {
      return known;
    }
    RequestDegradations degradations = new RequestDegradations();
    request.setAttribute(RequestDegradations.ATTRIBUTE, degradations);
    return degradations;
  }

  /** Binds the request to the thread that runs a controller's asynchronous result. */
  private final class Binding implements CallableProcessingInterceptor {
    private final RequestDegradations degradations;
    private @Nullable DegradationSink before;

    Binding(RequestDegradations degradations) {
      this.degradations = degradations;
    }

    @Override
    public <T> void preProcess(NativeWebRequest request, Callable<T> task) {
      before = current.bind(degradations);
    }

    @Override
    public <T> void postProcess(
        NativeWebRequest request, Callable<T> task, @Nullable Object result) {
      current.bind(before);
    }
  }
}
