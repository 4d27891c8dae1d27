package io.github.fallback4j.examples.school;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Order;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;

class LessonPageTest extends SchoolTest {

  @Test
  void aHealthySchoolShowsTheLessonAndEveryPanel() {
    eventually(
        () ->
            assertThat(lesson(2))
                .contains("The water cycle")
                .contains("evaporation")
                .contains("id=\"ranking\"")
                .contains("Amina")
                .contains("id=\"next\"")
                .contains("id=\"badges\"")
                .contains("First step")
                .doesNotContain("resting")
                .doesNotContain("Picked for you"));
  }

  @Test
  void aRankingThatIsSwitchedOffIsSaidToBeResting() {
    dependencies.switchboard().order(Order.off("lesson-ranking"));

    assertThat(lesson(2))
        .contains("The class ranking is taking a rest. Your lesson goes on.")
        .doesNotContain("Amina");
  }

  @Test
  void badgesThatCannotBeReadAreNotShownAsNone() {
    dependencies.switchboard().order(Order.off("badges"));

    assertThat(lesson(2))
        .contains("Your badges are taking a rest. You keep every one of them.")
        .doesNotContain("Your first badge is one lesson away");
  }

  @Test
  void rememberedRecommendationsAreShownWithTheirAge() {
    dependencies.switchboard().order(Order.off("recommendations"));

    assertThat(lesson(2)).contains("id=\"next\"").contains("Picked for you a moment ago");
  }

  @Test
  void aLessonIsDoneWhileBadgesAndNotesAreDown() {
    dependencies.switchboard().order(Order.off("badges"));
    dependencies.switchboard().order(Order.off("teacher-notice"));

    assertThat(browser.press("/lessons/4/done").body())
        .contains("Well done!")
        .contains("Your badges are taking a rest.")
        .contains("Notes to your teacher are taking a rest.");
  }

  @Test
  void aBadgeThatCouldNotBeGivenIsGivenLater() {
    dependencies.switchboard().order(Order.off("badges").withoutRamp());
    assertThat(browser.press("/lessons/3/done").body()).doesNotContain("Curious mind");

    dependencies.switchboard().clear("badges");

    eventually(() -> assertThat(lesson(3)).contains("Curious mind"));
  }

  @Test
  void theStartPageLeadsToTheFirstLessonThatIsNotDone() {
    assertThat(browser.open("/").uri().getPath()).isEqualTo("/lessons/3");
  }

  @Test
  void anUnknownLessonIsNotFoundAndSaysSo() {
    assertThat(browser.open("/lessons/77").statusCode()).isEqualTo(404);
    assertThat(browser.open("/lessons/77").body()).contains("no such page on our shelf");
  }

  /** A single call may be overdue on a busy computer; then the next one is not. */
  private static void eventually(ThrowingRunnable expectation) {
    await().atMost(LONG_ENOUGH).untilAsserted(expectation);
  }
}
