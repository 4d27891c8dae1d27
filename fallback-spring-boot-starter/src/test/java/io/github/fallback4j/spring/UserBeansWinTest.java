package io.github.fallback4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.engine.FallbackMetrics;
import io.github.fallback4j.reactor.SubscriberIdentity;
import io.github.fallback4j.spi.ContextCarrier;
import io.github.fallback4j.spring.endpoint.FallbackEndpoint;
import io.github.fallback4j.spring.endpoint.FallbackEndpointAutoConfiguration;
import io.github.fallback4j.spring.endpoint.FallbackWebEndpoint;
import io.github.fallback4j.spring.health.FallbackHealthAutoConfiguration;
import io.github.fallback4j.spring.metrics.FallbackMetricsAutoConfiguration;
import io.github.fallback4j.spring.proxy.AnnotatedBeansAutoConfiguration;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import reactor.core.publisher.Mono;

class UserBeansWinTest {
  private static final FallbackEngine ENGINE = FallbackEngine.builder().build();
  private static final FallbackEndpoint ENDPOINT = new FallbackEndpoint(ENGINE, "mine");

  private final WebApplicationContextRunner runner =
      new WebApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  FallbackAutoConfiguration.class,
                  AnnotatedBeansAutoConfiguration.class,
                  FallbackEndpointAutoConfiguration.class,
                  FallbackHealthAutoConfiguration.class,
                  FallbackMetricsAutoConfiguration.class,
                  HealthContributorRegistryAutoConfiguration.class))
          .withPropertyValues("management.endpoints.web.exposure.include=*");

  static Stream<Arguments> byType() {
    return Stream.of(
        bean(FallbackEngine.class, () -> ENGINE),
        bean(Switchboard.class, ENGINE::switchboard),
        bean(FallbackEndpoint.class, () -> ENDPOINT),
        bean(
            FallbackWebEndpoint.class,
            () -> new FallbackWebEndpoint(ENDPOINT, ENGINE.switchboard())),
        bean(FallbackMetrics.class, () -> new FallbackMetrics(ENGINE)),
        bean(SubscriberIdentity.class, () -> Mono::empty));
  }

  private static <T> Arguments bean(Class<T> type, Supplier<T> mine) {
    return Arguments.of(type, mine);
  }

  @ParameterizedTest
  @MethodSource("byType")
  <T> void aBeanOfThisTypeReplacesOurs(Class<T> type, Supplier<T> mine) {
    runner
        .withBean("mine", type, mine)
        .run(
            context -> {
              assertThat(context).hasSingleBean(type);
              assertThat(context).hasBean("mine");
            });
  }

  static Stream<Arguments> byName() {
    FallbackEngineBuilderCustomizer nothing = builder -> {};
    CallerIdentity nobody = () -> null;
    SmartInitializingSingleton idle = () -> {};
    HealthIndicator up = () -> Health.up().build();
    return Stream.of(
        Arguments.of("fallbackEngineStart", SmartInitializingSingleton.class, idle),
        Arguments.of("fallbackRehearsal", SmartInitializingSingleton.class, idle),
        Arguments.of("fallbackRequestWorkers", FallbackEngineBuilderCustomizer.class, nothing),
        Arguments.of("fallbackTransactions", FallbackEngineBuilderCustomizer.class, nothing),
        Arguments.of("fallbackContextPropagation", ContextCarrier.class, ContextCarrier.none()),
        Arguments.of("fallbackSecurityContext", ContextCarrier.class, ContextCarrier.none()),
        Arguments.of("fallbackSecurityIdentity", CallerIdentity.class, nobody),
        Arguments.of("fallbackRequestIdentity", CallerIdentity.class, nobody),
        Arguments.of("fallbackHealthIndicator", HealthIndicator.class, up));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("byName")
  <T> void aBeanOfThisNameReplacesOurs(String name, Class<T> type, T mine) {
    runner
        .withBean(name, type, () -> mine)
        .run(context -> assertThat(context.getBean(name)).isSameAs(mine));
  }

  @Test
  void withoutAnyOfThemOursAreThere() {
    runner.run(
        context -> {
          assertThat(context).hasSingleBean(Dependencies.class);
          byName()
              .map(each -> (String) each.get()[0])
              .forEach(name -> assertThat(context).hasBean(name));
        });
  }
}
