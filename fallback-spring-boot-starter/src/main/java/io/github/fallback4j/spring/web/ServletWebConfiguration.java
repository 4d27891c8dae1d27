package io.github.fallback4j.spring.web;

import io.github.fallback4j.spring.ConditionalOnFallbackEnabled;
import jakarta.servlet.DispatcherType;
import java.util.EnumSet;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Degradation headers and arguments in Spring MVC applications. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass(DispatcherServlet.class)
final class ServletWebConfiguration {
  /**
   * Outside of all filters that write header fields, whose caching headers must be present to be
   * capped.
   */
  private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

  @Bean
  @ConditionalOnFallbackEnabled
  @ConditionalOnMissingBean(name = "fallbackDegradationFilter")
  FilterRegistrationBean<ServletDegradationFilter> fallbackDegradationFilter(
      CurrentRequest current, ResponseFields fields) {
    FilterRegistrationBean<ServletDegradationFilter> registration =
        new FilterRegistrationBean<>(new ServletDegradationFilter(current, fields));
    registration.setOrder(ORDER);
    registration.setDispatcherTypes(
        EnumSet.of(
            DispatcherType.REQUEST,
            DispatcherType.ASYNC,
            DispatcherType.ERROR,
            DispatcherType.FORWARD)); // for error pages of applications deployed as a WAR
    return registration;
  }

  @Bean
  @ConditionalOnMissingBean(name = "fallbackDegradationsInControllers")
  WebMvcConfigurer fallbackDegradationsInControllers() {
    return new WebMvcConfigurer() {
      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new ServletDegradationsArgument());
      }
    };
  }
}
