package io.github.fallback4j.spring.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.spring.Ranking;
import io.github.fallback4j.spring.RunningApp;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class EndpointAccessTest {
  private static final String PATH = "/actuator/fallback";

  @Configuration
  @EnableAutoConfiguration
  static class School {
    @Bean
    Ranking ranking() {
      return new Ranking();
    }
  }

  @Test
  void isReadOnlyUnlessTheUserRaisesTheAccess() {
    try (RunningApp app = RunningApp.of(School.class).start()) {
      assertThat(app.get(PATH).status()).isEqualTo(200);
      assertThat(app.get(PATH + "/badges").status()).isEqualTo(200);
      assertThat(app.post(PATH + "/badges", "{\"mode\":\"off\"}").status()).isEqualTo(405);
      assertThat(app.delete(PATH + "/badges").status()).isEqualTo(405);
      assertThat(app.post(PATH, "{\"level\":\"1\"}").status()).isEqualTo(405);
      assertThat(app.delete(PATH).status()).isEqualTo(405);
      assertThat(app.get(PATH + "/badges").text("mode")).isEqualTo("auto");
    }
  }

  @Test
  void isNotThereUnlessTheUserExposesIt() {
    try (RunningApp app =
        RunningApp.of(School.class)
            .with("management.endpoints.web.exposure.include=health")
            .start()) {
      assertThat(app.get(PATH).status()).isEqualTo(404);
    }
  }

  @Test
  void isNotThereWhenTheLibraryStepsAside() {
    try (RunningApp app = RunningApp.of(School.class).with("fallback.enabled=false").start()) {
      assertThat(app.get(PATH).status()).isEqualTo(404);
      assertThat(app.get("/actuator/health").text("components.fallback.status")).isEqualTo("UP");
    }
  }
}
