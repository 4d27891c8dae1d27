package io.github.fallback4j.examples.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.Routes;
import io.github.fallback4j.Status;
import io.github.fallback4j.examples.school.demo.DatabaseProcess;
import io.github.fallback4j.examples.school.demo.RedisProcess;
import io.github.fallback4j.examples.school.demo.ServerProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A running school with its own Redis, library and databases, shared by the tests that extend this.
 * Holds and ramps are short, so that the ramp takes moments. Each test begins and ends with every
 * call going through.
 */
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "fallback.defaults.breaker.hold=100ms",
      "fallback.defaults.breaker.longest-hold=200ms",
      "fallback.defaults.ramp.step=50ms",
      "school.share-every=1s"
    })
abstract class SchoolTest {
  static final Duration LONG_ENOUGH = Duration.ofSeconds(20);

  @Autowired Dependencies dependencies;
  @Autowired RedisProcess redis;
  @Autowired DatabaseProcess tokyo;

  Browser browser;

  @BeforeEach
  void beginTheYear(
      @LocalServerPort int port,
      @Autowired JdbcClient database,
      @Autowired StringRedisTemplate redisClient) {
    browser = new Browser(port);
    database.sql("delete from lesson_done where pupil = 'Mia' and lesson_id > 2").update();
    await()
        .atMost(LONG_ENOUGH)
        .ignoreExceptions()
        .until(() -> redisClient.delete("school:badges:Mia") != null);
    await().atMost(LONG_ENOUGH).until(this::everyCallGoesThrough);
  }

  @AfterEach
  void undoEverything() throws IOException {
    for (Dependency dependency : dependencies.all()) {
      dependencies.switchboard().clear(dependency.id());
    }
    dependencies.switchboard().clear("tag:tokyo");
    for (ServerProcess server : List.of(redis, tokyo)) {
      if (!server.isRunning()) {
        server.restart();
      }
      server.thaw();
    }
    await().atMost(LONG_ENOUGH).until(this::everyCallGoesThrough);
  }

  /** Opens a lesson, which must be there whatever else is. */
  String lesson(int id) {
    HttpResponse<String> page = browser.open("/lessons/" + id);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("<article class=\"lesson\">").contains("</html>");
    return page.body();
  }

  boolean everyCallGoesThrough() {
    String page = browser.open("/lessons/1").body(); // without calls nothing finds its ramp
    return dependencies.all().stream().allMatch(SchoolTest::isWell)
        && page.contains("Amina")
        && page.contains("First step")
        && page.contains("id=\"next\"");
  }

  private static boolean isWell(Dependency dependency) {
    Routes routes = dependency.routes();
    return dependency.state().status() == Status.NORMAL
        && (routes == null || routes.standbyShare() == 0);
  }
}
