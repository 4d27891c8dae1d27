package io.github.fallback4j.spring.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.Order;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.spring.Ranking;
import io.github.fallback4j.spring.RunningApp;
import io.github.fallback4j.spring.RunningApp.Answer;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

@ExtendWith(OutputCaptureExtension.class)
class HealthOverHttpTest {
  private static final String HEALTH = "/actuator/health";

  private static RunningApp app;

  @Configuration
  @EnableAutoConfiguration
  static class School {
    @Bean
    Ranking ranking() {
      return new Ranking();
    }

    @Bean
    HealthIndicator redisHealthIndicator() {
      return () -> Health.down().withDetail("error", "refused").build();
    }

    @Bean
    ReactiveHealthIndicator searchHealthIndicator() {
      return () -> Mono.just(Health.down().withDetail("error", "slow").build());
    }

    @Bean
    CompositeHealthContributor cachesHealthContributor() {
      HealthIndicator down = () -> Health.down().build();
      HealthIndicator up = () -> Health.up().build();
      return CompositeHealthContributor.fromMap(Map.of("near", up, "far", down));
    }
  }

  @BeforeAll
  static void start() {
    app =
        RunningApp.of(School.class)
            .with("fallback.dependencies.lesson-ranking.health=redis")
            .with("fallback.dependencies.lesson-ranking.soften-health=true")
            .with("fallback.dependencies.badges.health=search")
            .with("fallback.dependencies.badges.soften-health=true")
            .with("fallback.dependencies.lesson.health=caches")
            .with("fallback.dependencies.lesson.soften-health=true")
            .with("fallback.defaults.health-signal.enabled=false")
            .with("fallback.defaults.ramp.steps=none")
            .start();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @AfterEach
  void undoOrders() {
    app.bean(Switchboard.class).clear("lesson-ranking");
  }

  @Test
  void isUpWhenNothingIsDegraded() {
    assertThat(app.get(HEALTH + "/fallback").text("status")).isEqualTo("UP");
  }

  @Test
  void theComponentIsDegradedAndSaysWhy() {
    app.bean(Switchboard.class)
        .order(Order.off("lesson-ranking").by("ops").because("redis is down"));

    Answer answer = app.get(HEALTH + "/fallback");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("status")).isEqualTo("DEGRADED");
    assertThat(answer.text("details.lesson-ranking.status")).isEqualTo("degraded");
    assertThat(answer.text("details.lesson-ranking.cause")).isEqualTo("switch-off");
    assertThat(answer.text("details.lesson-ranking.reason")).isEqualTo("redis is down");
    assertThat(answer.at("details").has("badges")).isFalse();
  }

  @Test
  void overallHealthLivenessAndReadinessStayAsTheyWere() {
    app.bean(Switchboard.class).order(Order.off("lesson-ranking"));

    for (String path : new String[] {"", "/liveness", "/readiness"}) {
      Answer answer = app.get(HEALTH + path);
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.text("status")).isEqualTo("UP");
    }
  }

  @Test
  void aSoftenedContributorThatIsDownShowsDegradedWithItsDetails() {
    Answer answer = app.get(HEALTH + "/redis");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("status")).isEqualTo("DEGRADED");
    assertThat(answer.text("details.error")).isEqualTo("refused");
    assertThat(app.get(HEALTH).text("components.redis.status")).isEqualTo("DEGRADED");
  }

  @Test
  void aSoftenedReactiveContributorShowsDegradedToo() {
    Answer answer = app.get(HEALTH + "/search");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("status")).isEqualTo("DEGRADED");
    assertThat(answer.text("details.error")).isEqualTo("slow");
  }

  @Test
  void thePartsOfASoftenedCompositeAreSoftened() {
    Answer answer = app.get(HEALTH + "/caches");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("status")).isEqualTo("UP");
    assertThat(answer.text("components.far.status")).isEqualTo("DEGRADED");
    assertThat(answer.text("components.near.status")).isEqualTo("UP");
    assertThat(app.get(HEALTH + "/caches/far").text("status")).isEqualTo("DEGRADED");
  }

  @Configuration
  @EnableAutoConfiguration
  static class Alone {
    @Bean
    Ranking ranking() {
      return new Ranking();
    }

    @Bean
    HealthIndicator redisHealthIndicator() {
      return () -> Health.down().build();
    }
  }

  @Test
  void aContributorNobodySoftensIsDown() {
    try (RunningApp plain =
        RunningApp.of(Alone.class).with("fallback.dependencies.badges.health=redis").start()) {
      assertThat(plain.get(HEALTH).status()).isEqualTo(503);
      assertThat(plain.get(HEALTH + "/redis").text("status")).isEqualTo("DOWN");
    }
  }

  @Test
  void aPartCannotBeSoftened(CapturedOutput output) {
    RunningApp.of(School.class)
        .with("fallback.dependencies.badges.health=caches/far")
        .with("fallback.dependencies.badges.soften-health=true")
        .start()
        .close();

    assertThat(output)
        .contains(
            "soften-health is true for 'caches/far', but only a whole health contributor can be"
                + " softened");
  }

  @Test
  void anUnknownContributorIsReportedWithTheKnownOnes(CapturedOutput output) {
    RunningApp.of(Alone.class)
        .with("fallback.dependencies.badges.health=rediss")
        .with("fallback.dependencies.badges.soften-health=true")
        .start()
        .close();

    assertThat(output)
        .contains(
            "health of 'badges' is 'rediss', but there is no health contributor of this name; did"
                + " you mean redis?");
  }

  @Test
  void anUnknownContributorIsAmongTheWarnings() {
    try (RunningApp misspelt =
        RunningApp.of(Alone.class).with("fallback.dependencies.badges.health=rediss").start()) {
      assertThat(misspelt.get("/actuator/fallback").list("warnings"))
          .containsExactly(
              "health of 'badges' is 'rediss', but there is no health contributor of this name;"
                  + " did you mean redis?");
    }
  }

  @Test
  void anUnknownContributorStopsAStrictStart(CapturedOutput output) {
    RunningApp.Builder strict =
        RunningApp.of(Alone.class)
            .with("fallback.dependencies.badges.health=rediss", "fallback.strict=true");

    assertThatThrownBy(strict::start);

    assertThat(output).contains("APPLICATION FAILED TO START").contains("did you mean redis?");
  }
}
