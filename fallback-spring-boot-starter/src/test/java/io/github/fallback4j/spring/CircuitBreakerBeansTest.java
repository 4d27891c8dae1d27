package io.github.fallback4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.spring.RunningApp.Answer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class CircuitBreakerBeansTest {
  private static final String SETTING =
      "fallback.dependencies.lesson-ranking.circuit-breaker=redis";

  @Configuration
  @EnableAutoConfiguration
  static class School {
    @Bean
    Ranking ranking() {
      return new Ranking();
    }
  }

  @Configuration
  static class WithBean {
    @Bean
    CircuitBreaker redis() {
      return CircuitBreaker.ofDefaults("redis");
    }
  }

  @Configuration
  static class WithRegistry {
    @Bean
    CircuitBreakerRegistry circuitBreakers() {
      CircuitBreakerRegistry registry = CircuitBreakerRegistry.ofDefaults();
      registry.circuitBreaker("redis");
      return registry;
    }
  }

  @Test
  void breakerIsABean_itsStateShowsInTheEndpoint() {
    try (RunningApp app = RunningApp.of(School.class, WithBean.class).with(SETTING).start()) {
      app.bean(CircuitBreaker.class).transitionToOpenState();

      Answer ranking = app.get("/actuator/fallback/lesson-ranking");
      assertThat(ranking.text("cause")).isEqualTo("breaker");
      assertThat(ranking.text("source")).isEqualTo("resilience4j");
      assertThat(ranking.text("reason")).isEqualTo("circuit breaker 'redis' is open");
      assertThat(app.bean(Ranking.class).top("5b")).containsExactly("5b", "BREAKER");
    }
  }

  @Test
  void breakerIsInARegistry_itIsFoundThere() {
    new ApplicationContextRunner()
        .withUserConfiguration(School.class, WithRegistry.class)
        .withPropertyValues(SETTING)
        .run(
            context -> {
              context
                  .getBean(CircuitBreakerRegistry.class)
                  .circuitBreaker("redis")
                  .transitionToOpenState();

              assertThat(context.getBean(Ranking.class).top("5b")).containsExactly("5b", "BREAKER");
            });
  }

  @Test
  void noSuchBreaker_stopsTheStart() {
    new ApplicationContextRunner()
        .withUserConfiguration(School.class)
        .withPropertyValues(SETTING)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .isInstanceOf(InvalidConfigurationException.class)
                    .hasMessageContaining("circuit breaker 'redis'"));
  }
}
