package io.github.fallback4j.examples.school;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.examples.school.demo.RedisProcess;
import io.github.fallback4j.examples.school.demo.ServerProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** What a flag skips never reaches Redis: Redis itself has counted. */
class FlagsTest {
  private static RedisProcess redis;

  @BeforeAll
  static void startRedis() throws IOException {
    redis = RedisProcess.start();
  }

  @AfterAll
  static void stopRedis() throws IOException {
    redis.close();
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource({
    "FALLBACK_OFF, lesson-ranking, badges",
    "FALLBACK_DEPENDENCIES_LESSON_RANKING_MODE, off, badges",
    "FALLBACK_DEPENDENCIES_LESSONRANKING_MODE, off, badges",
    "FALLBACK_OFF, tag:redis, ''",
    "FALLBACK_OFF, *, ''",
    "FALLBACK_LEVEL, 2, ''"
  })
  void aFlagKeepsCallsFromRedis(String variable, String value, String stillCalled) {
    RedisCounters before = RedisCounters.of(redis);
    try (ConfigurableApplicationContext school = startWith(variable, value)) {
      Browser browser = Browser.of(school);
      for (int id = 1; id <= 6; id++) {
        HttpResponse<String> page = browser.open("/lessons/" + id);
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("The class ranking is taking a rest.");
      }
      assertThat(browser.press("/lessons/4/done").body()).contains("Well done!");
    }
    RedisCounters meanwhile = RedisCounters.of(redis).since(before);

    assertThat(meanwhile.calls("zadd") + meanwhile.calls("zrevrange")).isZero();
    if (stillCalled.equals("badges")) {
      assertThat(meanwhile.calls("smembers")).isPositive();
      assertThat(meanwhile.calls("sadd")).isPositive();
    } else {
      assertThat(meanwhile.connections()).as("connections but our own").isZero();
      assertThat(meanwhile.commands()).as("commands but our own").isEmpty();
    }
  }

  private static ConfigurableApplicationContext startWith(String variable, String value) {
    StandardEnvironment environment = new StandardEnvironment();
    Map<String, Object> variables = new TreeMap<>(environment.getSystemEnvironment());
    variables.put(variable, value);
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
    SpringApplication application = new SpringApplication(SchoolApplication.class);
    application.setEnvironment(environment);
    return application.run(
        "--server.port=0",
        "--fallback.dependencies.lesson-ranking.health-signal.enabled=false", // no call, but
        // counted
        "--spring.datasource.url=jdbc:h2:mem:flags;DB_CLOSE_DELAY=-1",
        "--spring.data.redis.host=" + ServerProcess.HOST,
        "--spring.data.redis.port=" + redis.port());
  }
}
