package io.github.fallback4j.spring;

import io.github.fallback4j.spi.ContextCarrier;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Carries thread-bound context of the libraries on the class path to other threads: locale, request
 * attributes, security context, and whatever is registered with Micrometer's context propagation,
 * such as the current observation and its trace. The engine itself carries the logging context.
 */
@Configuration(proxyBeanMethods = false)
final class ContextCarrierConfiguration {

  @Bean
  @ConditionalOnMissingBean(name = "fallbackLocale")
  ContextCarrier fallbackLocale() {
    return new ThreadBound<>(
        LocaleContextHolder::getLocaleContext,
        LocaleContextHolder::getLocaleContext,
        LocaleContextHolder::setLocaleContext);
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({RequestContextHolder.class, HttpServletRequest.class})
  static final class Request {

    @Bean
    @ConditionalOnMissingBean(name = "fallbackRequestAttributes")
    ContextCarrier fallbackRequestAttributes() {
      return new ThreadBound<>(
          () -> CarriedRequest.of(RequestContextHolder.getRequestAttributes()),
          RequestContextHolder::getRequestAttributes,
          RequestContextHolder::setRequestAttributes);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(ContextSnapshotFactory.class)
  static final class Propagation {

    @Bean
    @ConditionalOnMissingBean(name = "fallbackContextPropagation")
    ContextCarrier fallbackContextPropagation() {
      ContextSnapshotFactory snapshots =
          ContextSnapshotFactory.builder().clearMissing(true).build();
      return new ContextCarrier() {
        @Override
        public <T extends @Nullable Object> Callable<T> carry(Callable<T> work) {
          ContextSnapshot snapshot = snapshots.captureAll();
          return () -> {
            try (ContextSnapshot.Scope scope = snapshot.setThreadLocals()) {
              return work.call();
            }
          };
        }
      };
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(SecurityContextHolder.class)
  static final class Security {

    @Bean
    @ConditionalOnMissingBean(name = "fallbackSecurityContext")
    ContextCarrier fallbackSecurityContext() {
      return new ContextCarrier() {
        @Override
        public <T extends @Nullable Object> Callable<T> carry(Callable<T> work) {
          return new DelegatingSecurityContextCallable<>(work, SecurityContextHolder.getContext());
        }
      };
    }
  }
}
