package io.github.fallback4j.examples.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.examples.school.demo.ServerProcess;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class DeadRedisAtStartTest {

  @Test
  void aSchoolWhoseRedisIsDeadStartsAndTeaches() throws IOException {
    try (ConfigurableApplicationContext school =
        SpringApplication.run(
            SchoolApplication.class,
            "--server.port=0",
            "--spring.data.redis.host=127.0.0.1",
            "--spring.data.redis.port=" + ServerProcess.freePort())) {
      Browser browser = Browser.of(school);

      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(browser.open("/lessons/2").body())
                      .contains("The water cycle", "The class ranking is taking a rest."));
    }
  }
}
