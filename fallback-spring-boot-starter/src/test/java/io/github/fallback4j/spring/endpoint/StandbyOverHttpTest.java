package io.github.fallback4j.spring.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Essential;
import io.github.fallback4j.spring.RunningApp;
import io.github.fallback4j.spring.RunningApp.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class StandbyOverHttpTest {
  private static final String PATH = "/actuator/fallback";

  private static RunningApp app;

  /** What a region serves; another serves the same. */
  static class Region {
    @Essential(value = "lesson", standby = "lessonFromOsaka")
    public String lesson(int id) {
      return "tokyo " + id;
    }

    String lessonFromOsaka(int id) {
      return "osaka " + id;
    }

    @Essential(value = "shelf", standby = "shelfFromOsaka")
    public String shelf() {
      return "tokyo";
    }

    String shelfFromOsaka() {
      return "osaka";
    }
  }

  @Configuration
  @EnableAutoConfiguration
  static class School {
    @Bean
    Region region() {
      return new Region();
    }
  }

  @BeforeAll
  static void start() {
    app =
        RunningApp.of(School.class)
            .writable()
            .with("fallback.defaults.tags=tokyo", "fallback.defaults.ramp.steps=none")
            .start();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @AfterEach
  void goBack() {
    app.delete(PATH + "/tag:tokyo");
  }

  private static Answer evacuate() {
    return app.post(PATH + "/tag:tokyo", "{\"mode\":\"standby\",\"reason\":\"quake\"}");
  }

  @Test
  void standbyOfATag_movesAllItsOperationsInOneCall() {
    Answer answer = evacuate();

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.list("applied")).containsExactly("lesson", "shelf");
    assertThat(app.bean(Region.class).lesson(7)).isEqualTo("osaka 7");
    assertThat(app.bean(Region.class).shelf()).isEqualTo("osaka");
  }

  @Test
  void orderCleared_callsGoByThePrimaryAgain() {
    evacuate();
    app.delete(PATH + "/tag:tokyo");

    assertThat(app.bean(Region.class).lesson(7)).isEqualTo("tokyo 7");
  }

  @Test
  void routes_showWhichRouteCallsTakeAndWhy() {
    evacuate();

    Answer answer = app.get(PATH + "/lesson");

    assertThat(answer.text("mode")).isEqualTo("standby");
    assertThat(answer.text("status")).isEqualTo("normal");
    assertThat(answer.at("routes.standbyShare").asDouble()).isEqualTo(1);
    assertThat(answer.text("routes.primary.status")).isEqualTo("degraded");
    assertThat(answer.text("routes.primary.reason")).isEqualTo("quake");
    assertThat(answer.text("routes.standby.status")).isEqualTo("normal");
  }

  @Test
  void health_saysThatTheStandbyIsInUse() {
    evacuate();

    Answer health = app.get("/actuator/health/fallback");

    assertThat(health.status()).isEqualTo(200);
    assertThat(health.text("status")).isEqualTo("DEGRADED");
    assertThat(health.text("details.lesson primary.reason")).isEqualTo("quake");
  }

  @Test
  void callsGoByThePrimary_healthIsUp() {
    assertThat(app.get("/actuator/health/fallback").text("status")).isEqualTo("UP");
  }
}
