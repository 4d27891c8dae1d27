package io.github.fallback4j.spring.web.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Switchboard;
import io.github.fallback4j.spring.RunningApp;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
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
    Lesson lesson() {
      return new Lesson();
    }
  }

  @RestController
  static class Lesson {
    private final Semaphore bell = new Semaphore(0);

    @GetMapping("/lesson")
    String lesson() {
      return "lesson";
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
}
