package io.github.fallback4j.spring.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The files that follow from the tables of settings. */
class SettingsFilesTest {
  private static final Path PAGE = Path.of("../docs/settings.md");
  private static final Path SOURCE =
      Path.of("src/main/java/io/github/fallback4j/spring/FallbackProperties.java");
  private static final String WRITE = "settings.write";
  private static final int WIDEST = 120;

  @Test
  void pageInTheDocs_isWhatTheTablesSay() throws IOException {
    String page = Files.readString(PAGE);
    String asItShouldBe = SettingsPage.in(page, Metadata.read());
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(PAGE, asItShouldBe);
    } else {
      assertThat(page)
          .as("the tables; run this test with -D%s=true to write them to %s", WRITE, PAGE)
          .isEqualTo(asItShouldBe);
    }
  }

  @Test
  void pageInTheDocs_isNarrow() throws IOException {
    assertThat(Files.readAllLines(PAGE))
        .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDEST));
  }

  @Test
  void sourceOfTheMetadata_isWhatTheTablesSay() throws IOException {
    String source = Files.readString(SOURCE);
    String asItShouldBe = PropertiesSource.text();
    if (Boolean.getBoolean(WRITE)) {
      Files.writeString(SOURCE, asItShouldBe);
    } else {
      assertThat(withoutLayout(source))
          .as(
              "the tables; run this test with -D%s=true to write them to %s,"
                  + " mvn spotless:apply, and the test once more",
              WRITE, SOURCE)
          .isEqualTo(withoutLayout(asItShouldBe));
    }
  }

  private static String withoutLayout(String source) {
    return source.replaceAll("[\\s*]+", "");
  }
}
