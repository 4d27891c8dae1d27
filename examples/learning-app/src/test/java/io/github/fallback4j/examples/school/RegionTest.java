package io.github.fallback4j.examples.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A real database is killed, frozen and evacuated under a running school. */
class RegionTest extends SchoolTest {
  private static final String EVACUATE = "{\"mode\":\"standby\",\"reason\":\"typhoon\"}";

  @Autowired
  @Qualifier("osaka")
  JdbcClient osaka;

  /** Two copies of one lesson look the same; so here they do not. */
  @BeforeEach
  void paintOsaka() {
    title("The water cycle, from Osaka");
  }

  @AfterEach
  void repaintOsaka() {
    title("The water cycle");
  }

  @Test
  void whileTokyoIsDeadLessonsComeFromOsakaAndAfterwardsFromTokyo() throws IOException {
    tokyo.kill();

    await().atMost(LONG_ENOUGH).until(this::lessonComesFromOsaka);

    tokyo.restart();
    await().atMost(LONG_ENOUGH).until(this::everyCallGoesThrough);
    assertThat(lesson(2)).contains("The water cycle").doesNotContain("from Osaka");
  }

  @Test
  void whileTokyoIsMuteLessonsComeFromOsakaAndAfterwardsFromTokyo() throws IOException {
    tokyo.freeze();

    await().atMost(LONG_ENOUGH).until(this::lessonComesFromOsaka);

    tokyo.thaw();
    await().atMost(LONG_ENOUGH).until(this::everyCallGoesThrough);
    assertThat(lesson(2)).doesNotContain("from Osaka");
  }

  @Test
  void whileTokyoIsDeadTheSchoolCallsItselfHealthy() {
    tokyo.kill();

    await().atMost(LONG_ENOUGH).until(this::lessonComesFromOsaka);

    assertThat(browser.open("/actuator/health").statusCode()).isEqualTo(200);
    assertThat(browser.open("/actuator/health/db").body()).contains("\"DEGRADED\"");
    assertThat(browser.open("/actuator/health/readiness").body()).contains("\"UP\"");
  }

  @Test
  void evacuatedByTag_everythingThatIsReadMovesAtOnceAndNoPageFails() {
    HttpResponse<String> receipt = browser.order("tag:tokyo", EVACUATE);

    assertThat(receipt.body()).contains("\"applied\":[\"lesson\",\"shelf\"]");
    for (int page = 0; page < 20; page++) {
      assertThat(lesson(2)).contains("from Osaka");
    }
  }

  @Test
  void evacuatedWhileTokyoIsDead_noPageFails() {
    browser.order("tag:tokyo", EVACUATE);
    tokyo.kill();

    for (int page = 0; page < 20; page++) {
      assertThat(lesson(2)).contains("from Osaka");
    }
  }

  @Test
  void evacuationTakenBack_lessonsComeFromTokyoAgainAndNoPageFails() {
    browser.order("tag:tokyo", EVACUATE);
    browser.takeBack("tag:tokyo");

    await().atMost(LONG_ENOUGH).until(() -> !lesson(2).contains("from Osaka"));
    await().atMost(LONG_ENOUGH).until(this::everyCallGoesThrough);
  }

  @Test
  void whatWasDoneInTokyoIsSoonKnownInOsaka() {
    assertThat(browser.press("/lessons/5/done").body()).contains("Well done!");

    browser.order("tag:tokyo", EVACUATE);

    await().atMost(LONG_ENOUGH).until(() -> lesson(5).contains("You have done this lesson."));
  }

  private boolean lessonComesFromOsaka() {
    HttpResponse<String> page = browser.open("/lessons/2");
    return page.statusCode() == 200 && page.body().contains("from Osaka");
  }

  private void title(String title) {
    osaka.sql("update lesson set title = ? where id = 2").param(title).update();
  }
}
