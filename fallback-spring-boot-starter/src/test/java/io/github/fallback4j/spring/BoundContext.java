package io.github.fallback4j.spring;

import brave.Tracing;
import brave.context.slf4j.MDCScopeDecorator;
import brave.propagation.ThreadLocalCurrentTraceContext;
import io.micrometer.context.ContextRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.tracing.Span;
import io.micrometer.tracing.brave.bridge.BraveBaggageManager;
import io.micrometer.tracing.brave.bridge.BraveCurrentTraceContext;
import io.micrometer.tracing.brave.bridge.BraveTracer;
import io.micrometer.tracing.handler.DefaultTracingObservationHandler;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** What real libraries bind to a thread. */
enum BoundContext {
  LOGGING {
    @Override
    Runnable bind(String name) {
      MDC.put(KEY, name);
      return () -> MDC.remove(KEY);
    }

    @Override
    @Nullable String look() {
      return MDC.get(KEY);
    }
  },

  LOCALE {
    @Override
    Runnable bind(String name) {
      LocaleContextHolder.setLocale(Locale.forLanguageTag("ja-JP-" + name));
      return LocaleContextHolder::resetLocaleContext;
    }

    @Override
    @Nullable String look() {
      LocaleContext bound = LocaleContextHolder.getLocaleContext();
      return bound == null ? null : bound.toString();
    }
  },

  REQUEST {
    @Override
    Runnable bind(String name) {
      MockHttpServletRequest request = new MockHttpServletRequest();
      request.setAttribute(KEY, name);
      RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
      return RequestContextHolder::resetRequestAttributes;
    }

    @Override
    @Nullable String look() {
      RequestAttributes bound = RequestContextHolder.getRequestAttributes();
      return bound == null
          ? null
          : (String) bound.getAttribute(KEY, RequestAttributes.SCOPE_REQUEST);
    }
  },

  SECURITY {
    @Override
    Runnable bind(String name) {
      SecurityContextHolder.setContext(
          new SecurityContextImpl(new TestingAuthenticationToken(name, "")));
      return SecurityContextHolder::clearContext;
    }

    @Override
    @Nullable String look() {
      Authentication bound = SecurityContextHolder.getContext().getAuthentication();
      return bound == null ? null : bound.getName();
    }
  },

  /** The trace and what the tracer writes into the logging context. */
  TRACE {
    @Override
    Runnable bind(String name) {
      Observation observation = Observation.start(name, TRACED);
      Observation.Scope scope = observation.openScope();
      return () -> {
        scope.close();
        observation.stop();
      };
    }

    @Override
    @Nullable String look() {
      Span bound = TRACER.currentSpan();
      return bound == null ? null : bound.context().traceId() + MDC.get("traceId");
    }
  },

  /** Something of the application, registered with context propagation. */
  REGISTERED {
    @Override
    Runnable bind(String name) {
      OWN.set(name);
      return OWN::remove;
    }

    @Override
    @Nullable String look() {
      return OWN.get();
    }
  };

  private static final String KEY = "lesson";
  private static final ThreadLocal<String> OWN = new ThreadLocal<>();
  private static final BraveTracer TRACER = tracer();
  private static final ObservationRegistry TRACED = ObservationRegistry.create();

  static {
    TRACED.observationConfig().observationHandler(new DefaultTracingObservationHandler(TRACER));
    ContextRegistry.getInstance().registerThreadLocalAccessor("fallback4j-test", OWN);
  }

  private static BraveTracer tracer() {
    ThreadLocalCurrentTraceContext current =
        ThreadLocalCurrentTraceContext.newBuilder()
            .addScopeDecorator(MDCScopeDecorator.get())
            .build();
    return new BraveTracer(
        Tracing.newBuilder().currentTraceContext(current).build().tracer(),
        new BraveCurrentTraceContext(current),
        new BraveBaggageManager());
  }

  /**
   * Binds something to the calling thread.
   *
   * @param name tells it from others; five to eight letters
   * @return undoes it, on the same thread
   */
  abstract Runnable bind(String name);

  /** What is bound to the calling thread. */
  abstract @Nullable String look();
}
