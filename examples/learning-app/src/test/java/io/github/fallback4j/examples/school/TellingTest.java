package io.github.fallback4j.examples.school;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Order;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** What is resting, as pupils, their browsers and front ends are told. */
class TellingTest extends SchoolTest {
  private static final String JAPANESE = "ja,en;q=0.5";
  private static final String NOTICES = "/fallback/notices";

  @Test
  void inAJapaneseBrowserThePageSpeaksJapanese() {
    assertThat(browser.open("/lessons/2", JAPANESE).body())
        .contains("<html lang=\"ja\"")
        .contains("ちいさな学校")
        .contains("クラスのランキング")
        .contains("<h1 lang=\"en\">The water cycle</h1>");
  }

  @Test
  void inAJapaneseBrowserWhatIsRestingIsSaidInJapanese() {
    dependencies.switchboard().order(Order.off("tag:redis"));

    assertThat(browser.open("/lessons/2", JAPANESE).body())
        .contains("クラスのランキングは、いまお休み中です。")
        .contains("バッジの棚は、いまお休み中です。")
        .doesNotContain("taking a rest");
    dependencies.switchboard().clear("tag:redis");
  }

  @Test
  void aLanguageTheSchoolDoesNotSpeakIsAnsweredInEnglish() {
    assertThat(browser.open("/lessons/2", "de-DE").body())
        .contains("<html lang=\"en\"")
        .contains("Class ranking");
  }

  @Test
  void theHeaderSaysWhatThePageWasMadeWithoutAndNoCacheKeepsIt() {
    dependencies.switchboard().order(Order.off("lesson-ranking"));

    HttpResponse<String> page = browser.open("/lessons/2");

    assertThat(page.headers().firstValue("Degraded"))
        .hasValue("lesson-ranking;cause=switch-off;fallback=substitute");
    assertThat(page.headers().firstValue("Cache-Control")).hasValue("no-store");
  }

  @Test
  void frontEndsAreToldInTheLanguageOfThePupil() {
    dependencies.switchboard().order(Order.off("lesson-ranking"));

    assertThat(browser.open(NOTICES).body())
        .contains("The class ranking is taking a rest. Your lesson goes on.");
    HttpResponse<String> japanese = browser.open(NOTICES, JAPANESE);
    assertThat(japanese.body()).contains("クラスのランキングは、いまお休み中です。");
    assertThat(japanese.headers().firstValue("Content-Language")).hasValue("ja");
  }

  @Test
  void whileNothingRestsThereIsNothingToTell() {
    assertThat(browser.open(NOTICES).body()).isEqualTo("{\"notices\":[]}");
  }
}
