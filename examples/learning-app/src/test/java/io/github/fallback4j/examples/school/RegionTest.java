package io.github.fallback4j.examples.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.examples.school.demo.DatabaseProcess;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/**
 * A real database is killed, frozen and evacuated under a running school. A school that has seen an
 * outage is closed: after a few within a minute it would not trust the database for minutes.
 */
class RegionTest extends SchoolTest {
  private static final String EVACUATE = "{\"mode\":\"standby\",\"reason\":\"typhoon\"}";
  private static final String UNSAVED = "We cannot save your progress just now.";

  @Autowired
  @Qualifier("osaka")
  JdbcClient osaka;

  @Autowired
  @Qualifier("osakaProcess")
  DatabaseProcess osakaProcess;

  /** Two copies of one lesson look the same; so here they do not. */
  @BeforeEach
  void paintOsaka() {
    title("The water cycle, from Osaka");
  }

  @AfterEach
  void repaintOsaka() throws IOException {
    if (!osakaProcess.isRunning()) {
      osakaProcess.restart();
    }
    title("The water cycle");
  }

  @Test
  @DirtiesContext
  void whileTokyoIsDeadLessonsComeFromOsakaAndAfterwardsFromTokyo() throws IOException {
    tokyo.kill();

    await().atMost(LONG_ENOUGH).until(this::lessonComesFromOsaka);
    everyLessonComesFromOsaka();

    tokyo.restart();
    await().atMost(LONG_ENOUGH).until(this::everyCallGoesThrough);
    assertThat(lesson(2)).contains("The water cycle").doesNotContain("from Osaka");
  }

  @Test
  @DirtiesContext
  void whileTokyoIsMuteLessonsComeFromOsakaAndAfterwardsFromTokyo() throws IOException {
    tokyo.freeze();

    await().atMost(LONG_ENOUGH).until(this::lessonComesFromOsaka);

    tokyo.thaw();
    await().atMost(LONG_ENOUGH).until(this::everyCallGoesThrough);
    assertThat(lesson(2)).doesNotContain("from Osaka");
  }

  @Test
  @DirtiesContext
  void whileTokyoIsDeadTheSchoolCallsItselfHealthy() {
    tokyo.kill();

    await().atMost(LONG_ENOUGH).until(this::lessonComesFromOsaka);

    assertThat(browser.open("/actuator/health").statusCode()).isEqualTo(200);
    assertThat(browser.open("/actuator/health/db").body()).contains("\"DEGRADED\"");
    assertThat(browser.open("/actuator/health/readiness").body()).contains("\"UP\"");
  }

  @Test
  @DirtiesContext
  void whileTokyoIsDeadThePageSaysThatProgressCannotBeSaved() {
    tokyo.kill();

    await().atMost(LONG_ENOUGH).until(this::lessonComesFromOsaka);

    assertThat(lesson(4)).contains(UNSAVED).contains("Mark as done");
  }

  @Test
  void aLessonDoneWhileTokyoIsDeadIsNotSaidToBeSaved() {
    browser.order("tag:tokyo", EVACUATE); // so that no page fails, and only the write is tried
    tokyo.kill();

    HttpResponse<String> page = browser.press("/lessons/4/done");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains(UNSAVED).doesNotContain("Well done!");
  }

  @Test
  void evacuatedByTag_progressIsStillSavedInTokyo() {
    browser.order("tag:tokyo", EVACUATE);

    assertThat(lesson(4)).doesNotContain(UNSAVED);
    assertThat(browser.press("/lessons/4/done").body()).contains("Well done!");
  }

  @Test
  void whileBothRegionsAreDeadThePageSaysSoKindly() {
    osakaProcess.kill();
    tokyo.kill();

    HttpResponse<String> page = browser.open("/lessons/2");

    assertThat(page.statusCode()).isEqualTo(500);
    assertThat(page.body()).contains("That is not your fault.");
  }

  @Test
  void evacuatedByTag_everythingThatIsReadMovesAtOnceAndNoPageFails() {
    HttpResponse<String> receipt = browser.order("tag:tokyo", EVACUATE);

    assertThat(receipt.body()).contains("\"applied\":[\"lesson\",\"shelf\"]");
    everyLessonComesFromOsaka();
  }

  @Test
  void evacuatedWhileTokyoIsDead_noPageFails() {
    browser.order("tag:tokyo", EVACUATE);
    tokyo.kill();

    everyLessonComesFromOsaka();
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

  private void everyLessonComesFromOsaka() {
    for (int page = 0; page < 20; page++) {
      assertThat(lesson(2)).contains("from Osaka");
    }
  }

  private boolean lessonComesFromOsaka() {
    HttpResponse<String> page = browser.open("/lessons/2");
    return page.statusCode() == 200 && page.body().contains("from Osaka");
  }

  /** May take a moment: after an outage the pool still holds connections that are dead. */
  private void title(String title) {
    await()
        .atMost(LONG_ENOUGH)
        .ignoreExceptions()
        .until(
            () -> osaka.sql("update lesson set title = ? where id = 2").param(title).update() == 1);
  }
}
