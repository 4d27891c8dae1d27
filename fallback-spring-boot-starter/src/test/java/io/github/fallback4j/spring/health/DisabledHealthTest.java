package io.github.fallback4j.spring.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.spring.Ranking;
import io.github.fallback4j.spring.RunningApp;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** {@code fallback.enabled=false} is the emergency exit: the application starts. */
class DisabledHealthTest {

  @Configuration
  @EnableAutoConfiguration
  @Import(Ranking.class)
  static class School {}

  @Test
  void healthGroupNamesFallback_applicationStartsAndTheGroupIsUp() {
    try (RunningApp app =
        RunningApp.of(School.class)
            .with(
                "fallback.enabled=false",
                "management.endpoint.health.group.lesson.include=fallback",
                "fallback.dependencies.ranking.deadline=soon",
                "fallback.web.header=loud")
            .start()) {
      assertThat(app.get("/actuator/health/lesson").at("status").asString()).isEqualTo("UP");
    }
  }
}
