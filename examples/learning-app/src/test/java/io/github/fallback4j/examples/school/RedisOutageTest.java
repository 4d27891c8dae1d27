package io.github.fallback4j.examples.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.Status;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A real Redis is killed and frozen under a running school. */
class RedisOutageTest extends SchoolTest {

  @Test
  void whileRedisIsDeadLessonsGoOnAndAfterwardsTheRankingIsBack() throws IOException {
    redis.kill();

    await().atMost(LONG_ENOUGH).until(() -> lessonWithoutRanking() && rankingIsSkipped());
    assertThat(browser.press("/lessons/6/done").body()).contains("Well done!");

    redis.restart();
    await().atMost(LONG_ENOUGH).until(this::everyCallGoesThrough);
  }

  @Test
  void whileRedisIsMuteLessonsGoOnAndAfterwardsTheRankingIsBack() throws IOException {
    redis.freeze();

    await().atMost(LONG_ENOUGH).until(() -> lessonWithoutRanking() && rankingIsSkipped());

    redis.thaw();
    await().atMost(LONG_ENOUGH).until(this::everyCallGoesThrough);
  }

  @Test
  void whileNobodyLooksItsHealthSetsTheRankingAsideAndBringsItBack() throws IOException {
    redis.kill();
    await()
        .atMost(LONG_ENOUGH)
        .untilAsserted(() -> assertThat(ranking().cause()).isEqualTo(Cause.HEALTH));
    assertThat(ranking().source()).isEqualTo("redis");
    assertThat(ranking().reason()).startsWith("redis is DOWN: ");

    redis.restart();
    await()
        .atMost(LONG_ENOUGH)
        .untilAsserted(() -> assertThat(ranking().status()).isEqualTo(Status.NORMAL));
  }

  @Test
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
    DependencyState state = ranking();
    return state.status() == Status.DEGRADED
        && (state.cause() == Cause.BREAKER || state.cause() == Cause.HEALTH);
  }

  private DependencyState ranking() {
    return dependencies.get("lesson-ranking").state();
  }
}
