package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.reactor.SubscriberIdentity;
import io.github.fallback4j.spring.CallerIdentity;
import io.github.fallback4j.spring.FallbackEngineBuilderCustomizer;
import jakarta.servlet.http.HttpServletRequest;
import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;
import reactor.core.publisher.Mono;

/** Identifies users by name, because other parts of a principal may differ between requests. */
@Configuration(proxyBeanMethods = false)
final class CallerIdentityConfiguration {

  /** Identifies callers, so that a fractional level spares the same users for an hour. */
  @Bean
  @Order(0)
  @ConditionalOnMissingBean(name = "fallbackCohorts")
  static FallbackEngineBuilderCustomizer fallbackCohorts(
      ObjectProvider<CallerIdentity> identities) {
    return builder -> builder.cohort(new LateIdentity(identities));
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(SecurityContextHolder.class)
  static final class Security {

    @Bean
    @Order(0)
    @ConditionalOnMissingBean(name = "fallbackSecurityIdentity")
    CallerIdentity fallbackSecurityIdentity() {
      return () -> nameOf(SecurityContextHolder.getContext().getAuthentication());
    }

    static @Nullable String nameOf(@Nullable Authentication authentication) {
      return authentication == null || authentication instanceof AnonymousAuthenticationToken
          ? null
          : authentication.getName();
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({RequestContextHolder.class, HttpServletRequest.class})
  static final class Request {

    @Bean
    @Order(1)
    @ConditionalOnMissingBean(name = "fallbackRequestIdentity")
    CallerIdentity fallbackRequestIdentity() {
      return () -> {
        if (RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web) {
          Principal principal = web.getRequest().getUserPrincipal();
          return principal == null ? null : principal.getName();
        }
        return null;
      };
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass({ReactiveSecurityContextHolder.class, Mono.class})
  static final class Subscribers {

    @Bean
    @ConditionalOnMissingBean
    SubscriberIdentity fallbackSubscriberIdentity() {
      return () ->
          ReactiveSecurityContextHolder.getContext()
              .mapNotNull(context -> Security.nameOf(context.getAuthentication()));
    }
  }
}
