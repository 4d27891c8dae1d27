package io.github.fallback4j.spring.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependencies;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.Status;
import io.github.fallback4j.spi.HealthSignal;
import io.github.fallback4j.spring.Ranking;
import io.github.fallback4j.spring.RunningApp;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/** Dependencies that are set aside for what contributors, meters and beans report. */
@ExtendWith(OutputCaptureExtension.class)
class HealthSignalsTest {
  private RunningApp app;

  /** What the contributors report. */
  static class Switch {
    volatile Health redis = Health.up().build();
    final CountDownLatch thawed = new CountDownLatch(1);

    Health frozen() {
      try {
        thawed.await();
      } catch (InterruptedException closed) {
        Thread.currentThread().interrupt();
      }
      return Health.up().build();
    }
  }

  @Configuration
  @EnableAutoConfiguration
  static class School {
    @Bean
    Ranking ranking() {
      return new Ranking();
    }

    @Bean
    Switch redis() {
      return new Switch();
    }

    @Bean
    HealthIndicator redisHealthIndicator(Switch redis) {
      return () -> redis.redis;
    }

    @Bean
    HealthIndicator frozenHealthIndicator(Switch redis) {
      return redis::frozen;
    }

    @Bean
    ReactiveHealthIndicator searchHealthIndicator(Switch redis) {
      return () -> Mono.fromSupplier(() -> redis.redis);
    }

    @Bean
    CompositeHealthContributor dbHealthContributor(Switch redis) {
      HealthIndicator primary = () -> redis.redis;
      HealthIndicator replica = () -> Health.up().build();
      return CompositeHealthContributor.fromMap(Map.of("primary", primary, "replica", replica));
    }

    @Bean
    CompositeReactiveHealthContributor indexHealthContributor(Switch redis) {
      ReactiveHealthIndicator far = () -> Mono.just(redis.redis);
      ReactiveHealthIndicator near = () -> Mono.just(Health.up().build());
      return CompositeReactiveHealthContributor.fromMap(Map.of("far", far, "near", near));
    }
  }

  @Configuration
  static class OwnSignal {
    @Bean
    HealthSignal pool() {
      return HealthSignal.of("badges", "pool", () -> HealthSignal.Report.bad("none is free"));
    }
  }

  @Configuration
  static class Misdirected {
    @Bean
    HealthSignal pool() {
      return HealthSignal.of("badge", "pool", HealthSignal.Report::good);
    }
  }

  private void start(String... properties) {
    app =
        RunningApp.of(School.class)
            .with("fallback.defaults.health-signal.period=100ms")
            .with("fallback.defaults.health-signal.timeout=100ms")
            .with("fallback.defaults.ramp.steps=none")
            .with("management.health.defaults.enabled=false")
            .with(properties)
            .start();
  }

  @AfterEach
  void stop() {
    app.bean(Switch.class).thawed.countDown();
    app.close();
  }

  private DependencyState ranking() {
    return app.bean(Dependencies.class).get("lesson-ranking").state();
  }

  private void report(Health health) {
    app.bean(Switch.class).redis = health;
  }

  private void awaitSetAside(String source, String reason) {
    await().untilAsserted(() -> assertThat(ranking().cause()).isEqualTo(Cause.HEALTH));
    assertThat(ranking().source()).isEqualTo(source);
    assertThat(ranking().reason()).isEqualTo(reason);
  }

  private void assertFollows(String contributor, String reason) {
    start("fallback.dependencies.lesson-ranking.health=" + contributor);

    report(Health.down().withDetail("error", "refused").build());
    awaitSetAside(contributor, reason);
    assertThat(app.bean(Ranking.class).top("5b")).containsExactly("5b", "HEALTH");

    report(Health.up().build());
    await().untilAsserted(() -> assertThat(ranking().status()).isEqualTo(Status.NORMAL));
    assertThat(app.bean(Ranking.class).top("5b")).containsExactly("5b", "Ada");
  }

  @Test
  void aBlockingContributorIsFollowed() {
    assertFollows("redis", "redis is DOWN: refused");
  }

  @Test
  void aReactiveContributorIsFollowed() {
    assertFollows("search", "search is DOWN: refused");
  }

  @Test
  void aPartOfAContributorIsFollowed() {
    assertFollows("db/primary", "db/primary is DOWN: refused");
  }

  @Test
  void aWholeWithPartsIsBadIfOneOfThemIs() {
    assertFollows("db", "db/primary is DOWN: refused");
  }

  @Test
  void aPartOfAReactiveContributorIsFollowed() {
    assertFollows("index/far", "index/far is DOWN: refused");
  }

  @Test
  void outOfServiceIsBad() {
    start("fallback.dependencies.lesson-ranking.health=redis");

    report(Health.outOfService().build());

    awaitSetAside("redis", "redis is OUT_OF_SERVICE");
  }

  @Test
  void aSoftenedContributorIsReadAsItWas() {
    start(
        "fallback.dependencies.lesson-ranking.health=redis",
        "fallback.dependencies.lesson-ranking.soften-health=true");

    report(Health.down().build());

    awaitSetAside("redis", "redis is DOWN");
    assertThat(app.get("/actuator/health/redis").text("status")).isEqualTo("DEGRADED");
  }

  @Test
  void aFrozenContributorIsBadUntilItThaws() {
    start("fallback.dependencies.lesson-ranking.health=frozen");

    await().untilAsserted(() -> assertThat(ranking().cause()).isEqualTo(Cause.HEALTH));
    assertThat(ranking().source()).isEqualTo("frozen");

    app.bean(Switch.class).thawed.countDown();
    await().untilAsserted(() -> assertThat(ranking().status()).isEqualTo(Status.NORMAL));
  }

  @Test
  void aSignalOfTheApplicationIsFollowed() {
    app =
        RunningApp.of(School.class, OwnSignal.class)
            .with("fallback.defaults.health-signal.period=100ms")
            .with("fallback.defaults.health-signal.timeout=100ms")
            .start();

    await()
        .untilAsserted(
            () ->
                assertThat(app.bean(Dependencies.class).get("badges").state().reason())
                    .isEqualTo("none is free"));
  }

  @Test
  void aSignalForAnUnknownDependencyIsReported(CapturedOutput output) {
    app = RunningApp.of(School.class, Misdirected.class).start();

    assertThat(output)
        .contains(
            "health signal 'pool' reports on 'badge', but there is no dependency of this id; did"
                + " you mean badges?");
  }

  @Test
  void aMeterIsFollowed() {
    start(
        "fallback.dependencies.lesson-ranking.meter.name=lag",
        "fallback.dependencies.lesson-ranking.meter.above=5",
        "fallback.dependencies.lesson-ranking.meter.for=0s");

    app.bean(MeterRegistry.class).gauge("lag", new AtomicInteger(6));

    awaitSetAside("meter lag", "value of meter lag is 6.0, above 5.0 for 0 s");
  }

  @Test
  void anEssentialContributorIsOnlySoftened() {
    start(
        "fallback.dependencies.lesson.health=redis",
        "fallback.dependencies.lesson.soften-health=true");
    report(Health.down().build());

    assertThat(app.get("/actuator/health/redis").text("status")).isEqualTo("DEGRADED");
    assertThat(app.bean(Ranking.class).lesson()).isEqualTo("fractions");
  }
}
