package io.github.fallback4j.spring.web.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.spring.RunningApp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class QueuesOverHttpTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String HEADER = "X-Request-Start";

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class School {

    @Bean
    DependencySpec badges() {
      return DependencySpec.nonEssential("badges").build();
    }

    @Bean
    Lesson lesson(Dependencies dependencies) {
      return new Lesson(dependencies.get("badges"));
    }
  }

  @RestController
  static class Lesson {
    private final Semaphore bell = new Semaphore(0);
    private final Dependency badges;

    Lesson(Dependency badges) {
      this.badges = badges;
    }

    @GetMapping("/lesson")
    String lesson() {
      return "lesson";
    }

    @GetMapping("/hard-lesson")
    String hardLesson() {
      long end = System.nanoTime() + Duration.ofMillis(30).toNanos();
      while (System.nanoTime() - end < 0) {
        Thread.onSpinWait();
      }
      return badges.callOrElse(() -> "lesson and badges", why -> "lesson");
    }

    @GetMapping("/long-lesson")
    String longLesson() throws InterruptedException {
      bell.acquire();
      return "lesson";
    }
  }

  private static String ago(Duration wait) {
    return "t=" + Instant.now().minus(wait).toEpochMilli();
  }

  private static double level(RunningApp app) {
    return app.bean(Switchboard.class).level().found();
  }

  private static void pass(Duration time) {
    await().pollDelay(time).atMost(LONG).until(() -> true);
  }

  private static void proxySaysRequestsWait(RunningApp app) {
    await()
        .atMost(LONG)
        .until(
            () -> {
              app.get("/lesson", HEADER, ago(Duration.ofMillis(120)));
              return level(app) > 0;
            });
  }

  @Test
  void proxySaysThatRequestsWait_levelRises() {
    try (RunningApp app =
        RunningApp.of(School.class).with("fallback.web.queue.request-start=" + HEADER).start()) {
      proxySaysRequestsWait(app);
    }
  }

  @Test
  void proxySaysThatRequestsWait_levelRisesInWebFlux() {
    try (RunningApp app =
        RunningApp.of(School.class)
            .reactive()
            .with("fallback.web.queue.request-start=" + HEADER)
            .start()) {
      proxySaysRequestsWait(app);
    }
  }

  @Test
  void noProxyIsNamed_whatClientsSayIsNotBelieved() {
    try (RunningApp app = RunningApp.of(School.class).start()) {
      for (int request = 0; request < 3; request++) {
        app.get("/lesson", HEADER, ago(Duration.ofSeconds(10)));
      }

      assertThat(app.get("/actuator/fallback").at("level.found").asInt()).isZero();
    }
  }

  /** A thread that is taken for a moment again and again. */
  @Test
  void requestsWaitForTomcatsOnlyThread_levelRises() {
    try (RunningApp app = RunningApp.of(School.class).with("server.tomcat.threads.max=1").start()) {
      app.get("/lesson");
      pass(QueueProbe.PERIOD.multipliedBy(2));

      await()
          .atMost(LONG)
          .until(
              () -> {
                CompletableFuture<?> held =
                    CompletableFuture.runAsync(() -> app.get("/long-lesson"));
                pass(Duration.ofMillis(300));
                app.bean(Lesson.class).bell.release();
                held.join();
                return level(app) > 0;
              });
    }
  }

  /**
   * Pages that keep every processor busy, several at a time, and make a call that can be dropped.
   */
  @Test
  @EnabledOnOs(OS.LINUX)
  void requestsWaitForProcessors_levelRises() {
    int atOnce = 6 * Runtime.getRuntime().availableProcessors();
    ExecutorService pupils = Executors.newFixedThreadPool(atOnce);
    try (RunningApp app =
        RunningApp.of(School.class).with("fallback.web.queue.tomcat=false").start()) {
      AtomicBoolean over = new AtomicBoolean();
      for (int pupil = 0; pupil < atOnce; pupil++) {
        pupils.execute(
            () -> {
              while (!over.get()) {
                app.get("/hard-lesson");
              }
            });
      }
      try {
        await().atMost(LONG).until(() -> level(app) > 0);
      } finally {
        over.set(true);
        pupils.shutdown();
        await().atMost(LONG).until(pupils::isTerminated);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "fallback.web.queue.cpu=true, true",
    "fallback.web.queue.cpu=false, false",
    "fallback.enabled=false, false"
  })
  void waitsForProcessors_areLookedAtUnlessNobodyWants(String property, boolean lookedAt) {
    try (RunningApp app = RunningApp.of(School.class).with(property).start()) {
      assertThat(app.has("fallbackCpuFilter")).isEqualTo(lookedAt);
    }
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_21)
  void threadsAreVirtual_waitsForProcessorsAreNotLookedAt() {
    try (RunningApp app =
        RunningApp.of(School.class).with("spring.threads.virtual.enabled=true").start()) {
      assertThat(app.has("fallbackCpuFilter")).isFalse();
    }
  }
}
