package io.github.fallback4j.examples.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Status;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;

/**
 * A real Redis is killed and frozen under a running school. A school that has seen an outage is
 * closed: after three within a minute it would not trust Redis for minutes.
 */
class RedisOutageTest extends SchoolTest {

  @Test
  @DirtiesContext
  void whileRedisIsDeadLessonsGoOnAndAfterwardsTheRankingIsBack() throws IOException {
    redis.kill();

    await().atMost(LONG_ENOUGH).until(() -> lessonWithoutRanking() && rankingIsSkipped());
    assertThat(browser.press("/lessons/6/done").body()).contains("Well done!");

    redis.restart();
    await().atMost(LONG_ENOUGH).until(this::everyCallGoesThrough);
  }

  @Test
  @DirtiesContext
  void whileRedisIsMuteLessonsGoOnAndAfterwardsTheRankingIsBack() throws IOException {
    redis.freeze();

    await().atMost(LONG_ENOUGH).until(() -> lessonWithoutRanking() && rankingIsSkipped());

    redis.thaw();
    await().atMost(LONG_ENOUGH).until(this::everyCallGoesThrough);
  }

  @Test
  @DirtiesContext
  void whileRedisIsDeadTheSchoolCallsItselfHealthy() {
    redis.kill();

    await().atMost(LONG_ENOUGH).until(() -> lessonWithoutRanking() && rankingIsSkipped());

    assertThat(browser.open("/actuator/health").statusCode()).isEqualTo(200);
    assertThat(browser.open("/actuator/health/redis").statusCode()).isEqualTo(200);
    assertThat(browser.open("/actuator/health/redis").body()).contains("\"DEGRADED\"");
    assertThat(browser.open("/actuator/health/liveness").body()).contains("\"UP\"");
    assertThat(browser.open("/actuator/health/readiness").body()).contains("\"UP\"");
  }

  private boolean lessonWithoutRanking() {
    return lesson(1).contains("id=\"ranking-resting\"");
  }

  private boolean rankingIsSkipped() {
    var state = dependencies.get("lesson-ranking").state();
    return state.status() == Status.DEGRADED
        && (state.cause() == Cause.BREAKER || state.cause() == Cause.HEALTH);
  }
}
