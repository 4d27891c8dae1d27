package io.github.fallback4j.spring.health;

import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.spring.ConditionalOnFallbackEnabled;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.HealthContributorRegistry;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/**
 * Adds the health component {@code fallback} and the health signals of dependencies, if Spring
 * Boot's health is present. If the library is disabled, the component is there and up, so that a
 * health group may name it.
 */
@AutoConfiguration(
    after = FallbackAutoConfiguration.class,
    afterName =
        "org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration")
@ConditionalOnClass({HealthIndicator.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(FallbackEngine.class)
public final class FallbackHealthAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean(name = {"fallbackHealthIndicator", "fallbackHealthContributor"})
  @ConditionalOnEnabledHealthIndicator("fallback")
  HealthIndicator fallbackHealthIndicator(FallbackEngine engine) {
    return new FallbackHealthIndicator(engine);
  }

  @Bean
  @ConditionalOnFallbackEnabled
  @ConditionalOnMissingBean(name = "fallbackHealthSoftener")
  DependencyHealth fallbackHealthSoftener(
      FallbackEngine engine, ObjectProvider<ContributorRegistry> registries) {
    return DependencyHealth.of(engine, registries.orderedStream().toList());
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnBean(HealthContributorRegistry.class)
  static final class Blocking {

    @Bean
    @ConditionalOnMissingBean(name = "fallbackBlockingContributors")
    ContributorRegistry fallbackBlockingContributors(HealthContributorRegistry registry) {
      return new BlockingContributors(registry);
    }
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnClass(Mono.class)
  @ConditionalOnBean(ReactiveHealthContributorRegistry.class)
  static final class Reactive {

    @Bean
    @ConditionalOnMissingBean(name = "fallbackReactiveContributors")
    ContributorRegistry fallbackReactiveContributors(ReactiveHealthContributorRegistry registry) {
      return new ReactiveContributors(registry);
    }
  }
}
