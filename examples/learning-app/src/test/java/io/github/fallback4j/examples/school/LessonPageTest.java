package io.github.fallback4j.examples.school;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Order;
import org.junit.jupiter.api.Test;

class LessonPageTest extends SchoolTest {

  @Test
  void aHealthySchoolShowsTheLessonAndEveryPanel() {
    assertThat(lesson(2))
        .contains("The water cycle")
        .contains("evaporation")
        .contains("id=\"ranking\"")
        .contains("Amina")
        .contains("id=\"next\"")
        .contains("id=\"badges\"")
        .contains("First step")
        .doesNotContain("resting")
        .doesNotContain("Picked for you");
  }

  @Test
  void aRankingThatIsSwitchedOffIsSaidToBeResting() {
    dependencies.switchboard().order(Order.off("lesson-ranking").withoutRamp());

    assertThat(lesson(2))
        .contains("The class ranking is taking a rest. Your lesson goes on.")
        .doesNotContain("Amina")
        .contains("id=\"badges\"");
  }

  @Test
  void badgesThatCannotBeReadAreNotShownAsNone() {
    dependencies.switchboard().order(Order.off("badges").withoutRamp());

    assertThat(lesson(2))
        .contains("Your badges are taking a rest. You keep every one of them.")
        .doesNotContain("Your first badge is one lesson away");
  }

  @Test
  void rememberedRecommendationsAreShownWithTheirAge() {
    lesson(2);
    dependencies.switchboard().order(Order.off("recommendations").withoutRamp());

    assertThat(lesson(2)).contains("id=\"next\"").contains("Picked for you a moment ago");
  }

  @Test
  void aLessonIsDoneWhileBadgesAndNotesAreDown() {
    dependencies.switchboard().order(Order.off("badges").withoutRamp());
    dependencies.switchboard().order(Order.off("tag:library").withoutRamp());

    String page = browser.press("/lessons/4/done").body();

    assertThat(page)
        .contains("Well done!")
        .contains("Your badges are taking a rest.")
        .contains("Notes to your teacher are taking a rest.");
    dependencies.switchboard().clear("tag:library");
  }

  @Test
  void aBadgeThatCouldNotBeGivenIsGivenWithTheNextLesson() {
    dependencies.switchboard().order(Order.off("badges").withoutRamp());
    browser.press("/lessons/3/done");
    dependencies.switchboard().clear("badges");

    assertThat(browser.press("/lessons/5/done").body()).contains("Well done!", "Curious mind");
  }

  @Test
  void theStartPageLeadsToTheFirstLessonThatIsNotDone() {
    assertThat(browser.open("/").uri().getPath()).startsWith("/lessons/");
  }

  @Test
  void anUnknownLessonIsNotFoundAndSaysSo() {
    assertThat(browser.open("/lessons/77").statusCode()).isEqualTo(404);
  }
}
