package io.github.fallback4j.spring.web.notice;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencySpecBuilder;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.StaticMessageSource;

class NoticeTextsTest {
  private final StaticMessageSource messages = new StaticMessageSource();
  private final NoticeTexts texts = new NoticeTexts(messages);

  private static DependencySpecBuilder ranking() {
    return DependencySpec.nonEssential("ranking");
  }

  @ParameterizedTest
  @CsvSource({
    "en, en, The class ranking is resting and will be back by itself.",
    "en-GB, en, The class ranking is resting and will be back by itself.",
    "fr, en, The class ranking is resting and will be back by itself.",
    "und, en, The class ranking is resting and will be back by itself.",
    "ja, ja, 「The class ranking」は現在、一時的にお休みしております。復旧しだい、自動的に再開いたします。",
    "ja-JP, ja, 「The class ranking」は現在、一時的にお休みしております。復旧しだい、自動的に再開いたします。",
  })
  void nobodyWroteANotice_generalSentenceNamesIt(String user, String language, String text) {
    assertThat(
            texts.text(
                ranking().description("The class ranking").build(), Locale.forLanguageTag(user)))
        .isEqualTo(new NoticeText(text, language));
  }

  @ParameterizedTest
  @CsvSource({
    "en, Something on this page is resting and will be back by itself.",
    "ja, 一部の機能は現在、一時的にお休みしております。復旧しだい、自動的に再開いたします。",
  })
  void itHasNoDescription_generalSentenceDoesWithout(String user, String text) {
    assertThat(texts.text(ranking().build(), Locale.forLanguageTag(user)).text()).isEqualTo(text);
  }

  @Test
  void descriptionLooksLikeAPattern_isShownAsItIs() {
    assertThat(texts.text(ranking().description("Ada's {0}").build(), Locale.ENGLISH).text())
        .isEqualTo("Ada's {0} is resting and will be back by itself.");
  }

  @Test
  void noticeIsSet_isShownInEveryLanguage() {
    DependencySpec spec = ranking().notice("It's back {soon}.").description("x").build();

    assertThat(texts.text(spec, Locale.JAPANESE))
        .isEqualTo(new NoticeText("It's back {soon}.", null));
  }

  @Test
  void applicationHasAMessage_isShownBeforeAnythingElse() {
    messages.addMessage("fallback.notice.ranking", Locale.JAPANESE, "順位表はお休み中です。");
    DependencySpec spec = ranking().notice("resting").build();

    assertThat(texts.text(spec, Locale.JAPANESE)).isEqualTo(new NoticeText("順位表はお休み中です。", "ja"));
    assertThat(texts.text(spec, Locale.ENGLISH)).isEqualTo(new NoticeText("resting", null));
  }

  @Test
  void applicationHasAMessageForUsersOfNoKnownLanguage_languageIsNotKnown() {
    messages.addMessage("fallback.notice.ranking", Locale.ROOT, "resting");

    assertThat(texts.text(ranking().build(), Locale.ROOT))
        .isEqualTo(new NoticeText("resting", null));
  }

  @Test
  void applicationAnswersWithKeysWhatItDoesNotKnow_generalSentenceIsShown() {
    messages.setUseCodeAsDefaultMessage(true);

    assertThat(texts.text(ranking().build(), Locale.ENGLISH).text()).startsWith("Something");
  }

  @Test
  void languageOfTheServer_isNotThatOfItsUsers() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.JAPAN);
    try {
      assertThat(texts.text(ranking().build(), Locale.ENGLISH).language()).isEqualTo("en");
    } finally {
      Locale.setDefault(before);
    }
  }
}
