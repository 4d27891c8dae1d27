package io.github.fallback4j.spring;

import io.github.fallback4j.spi.ContextCarrier;
import io.micrometer.context.ContextSnapshot;
import io.micrometer.context.ContextSnapshotFactory;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;
import org.springframework.security.core.context.SecurityContextHolder;

/**
 * Carries to offloaded calls what the libraries on the class path keep with the calling thread. The
 * servlet request is not carried: it ends before an overdue call does.
 */
@Configuration(proxyBeanMethods = false)
final class ContextCarrierConfiguration {

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(ContextSnapshotFactory.class)
  static final class Propagation {

    @Bean
    @ConditionalOnMissingBean(name = "fallbackContextPropagation")
    ContextCarrier fallbackContextPropagation() {
      ContextSnapshotFactory snapshots = ContextSnapshotFactory.builder().build();
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
