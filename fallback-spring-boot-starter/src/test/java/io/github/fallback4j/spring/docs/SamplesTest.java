package io.github.fallback4j.spring.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The samples of the documentation are taken from the sources of this package. */
class SamplesTest {
  private static final Pattern JAVA = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final Path DOCUMENTATION = Path.of("..");
  private static final Path SOURCES =
      Path.of("src/test/java", SamplesTest.class.getPackageName().replace('.', '/'));

  @Test
  void readme_plainJava_isCompiledHere() {
    assertThat(samples("README.md", "## Use it in plain Java", "## Read on"))
        .hasSize(1)
        .allSatisfy(SamplesTest::isCompiledHere);
  }

  @Test
  void annotations_places_areCompiledHere() {
    assertThat(
            samples(
                "docs/annotations.md",
                "## Where annotations may be placed",
                "## Calls that are not guarded"))
        .hasSize(4)
        .allSatisfy(SamplesTest::isCompiledHere);
  }

  @Test
  void testing_tests_areRunHere() {
    assertThat(samples("docs/testing.md", "## In plain Java", "To have a dependency off"))
        .hasSize(2)
        .allSatisfy(SamplesTest::isCompiledHere);
  }

  private static List<String> samples(String page, String from, String to) {
    String text = read(DOCUMENTATION.resolve(page));
    String part = text.substring(text.indexOf(from), text.indexOf(to));
    return JAVA.matcher(part).results().map(each -> each.group(1)).toList();
  }

  private static void isCompiledHere(String sample) {
    try (Stream<Path> files = Files.list(SOURCES)) {
      assertThat(files.map(SamplesTest::read).map(SamplesTest::words))
          .as(sample)
          .anySatisfy(source -> assertThat(source).contains(words(sample)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text without spaces, and without Javadoc in front of a class. */
  private static String words(String text) {
    return text.replaceAll("/\\*\\*.*?\\*/", "").replaceAll("\\s+", "");
  }
}
