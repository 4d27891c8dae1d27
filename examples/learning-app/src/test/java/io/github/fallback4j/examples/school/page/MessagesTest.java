package io.github.fallback4j.examples.school.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class MessagesTest {

  @Test
  void whatIsSaidInEnglishIsSaidInJapanese() {
    assertThat(messages(Locale.JAPANESE).keySet())
        .containsExactlyInAnyOrderElementsOf(messages(Locale.ROOT).keySet());
    assertThat(messages(Locale.JAPANESE).getString("school"))
        .isNotEqualTo(messages(Locale.ROOT).getString("school"));
  }

  @ParameterizedTest
  @CsvSource({"1, Picked for you 1 minute ago", "2, Picked for you 2 minutes ago"})
  void oneMinuteIsNotMany(int minutes, String words) {
    ResourceBundleMessageSource source = new ResourceBundleMessageSource();
    source.setBasename("messages");

    assertThat(source.getMessage("next.age.minutes", new Object[] {minutes}, Locale.ROOT))
        .startsWith(words);
  }

  private static ResourceBundle messages(Locale locale) {
    return ResourceBundle.getBundle(
        "messages",
        locale,
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
  }
}
