package io.github.fallback4j.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.NonEssential;
import io.github.fallback4j.Switchboard;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What an application developer reads when a start fails, or goes on with a warning. */
@ExtendWith(OutputCaptureExtension.class)
class WrongConfigurationTest {

  @Configuration
  @EnableAutoConfiguration
  static class School {
    @Bean
    Ranking ranking() {
      return new Ranking();
    }
  }

  static class Scores {
    @NonEssential("scores")
    public int best() {
      return 1;
    }
  }

  @Configuration
  @EnableAutoConfiguration
  static class Wrong {
    @Bean
    Scores scores() {
      return new Scores();
    }
  }

  @Test
  void aWrongAnnotationStopsTheStartAndSaysWhatToWrite(CapturedOutput output) {
    assertThatThrownBy(() -> start(Wrong.class));

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("Fallback4j cannot start: ")
        .contains("Scores.best() (dependency 'scores')")
        .contains("Action:")
        .doesNotContain("\tat io.github");
  }

  @Test
  void aMalformedSettingStopsTheStartAndIsNamedWithItsValue(CapturedOutput output) {
    assertThatThrownBy(() -> start(School.class, "--fallback.dependencies.badges.deadline=300"));

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("fallback.dependencies.badges.deadline is '300'")
        .contains("write 300ms or 300s");
  }

  @Test
  void aWindowThatCannotBeReadStopsTheStart(CapturedOutput output) {
    assertThatThrownBy(
        () ->
            start(
                School.class,
                "--fallback.windows[0].cron=0 25 * * *",
                "--fallback.windows[0].length=1h",
                "--fallback.windows[0].level=2"));

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("fallback.windows[0].cron is '0 25 * * *'")
        .contains("hour is '25': write *, 0 to 23");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fallback:\n  switches:\n    off: badges\n",
        "fallback:\n  switches:\n    off: [badges, lesson-ranking]\n",
        "fallback:\n  switches:\n    on:\n      - badges\n",
        "fallback:\n  off: badges\n"
      })
  void aKeyThatYamlReadsAsABooleanStopsTheStartWithAHint(
      String yaml, @TempDir Path folder, CapturedOutput output) throws IOException {
    Path file = Files.writeString(folder.resolve("application.yaml"), yaml);

    assertThatThrownBy(() -> start(School.class, "--spring.config.location=" + file.toUri()));

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("YAML reads the bare keys off and on as booleans")
        .contains("quotes");
  }

  @Test
  void aQuotedKeyIsUnderstood(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("application.yaml"),
            "fallback:\n  switches:\n    \"off\": [badges, lesson-ranking]\n");

    try (ConfigurableApplicationContext context =
        start(School.class, "--spring.config.location=" + file.toUri())) {
      assertThat(context.getBean(Ranking.class).top("5b")).containsExactly("5b", "SWITCH_OFF");
    }
  }

  @Test
  void aModeThatYamlReadsAsABooleanIsUnderstood(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("application.yaml"),
            "fallback:\n  dependencies:\n    lesson-ranking:\n      mode: off\n");

    try (ConfigurableApplicationContext context =
        start(School.class, "--spring.config.location=" + file.toUri())) {
      assertThat(context.getBean(Ranking.class).top("5b")).containsExactly("5b", "SWITCH_OFF");
    }
  }

  @Test
  void aFlagForAnUnknownDependencyIsIgnoredLoggedAndShown(CapturedOutput output) {
    try (ConfigurableApplicationContext context =
        start(School.class, "--fallback.switches.off=bagdes")) {
      assertThat(context.getBean(Switchboard.class).warnings())
          .singleElement()
          .asString()
          .contains("fallback.switches.off is 'bagdes'", "did you mean badges");
    }
    assertThat(output).contains("ERROR").contains("did you mean badges");
  }

  @Test
  void aStrictStartStopsAtAFlagForAnUnknownDependency(CapturedOutput output) {
    assertThatThrownBy(
        () -> start(School.class, "--fallback.switches.off=bagdes", "--fallback.strict=true"));

    assertThat(output).contains("APPLICATION FAILED TO START").contains("did you mean badges");
  }

  @Test
  void aMisspeltVariableIsShown() {
    try (ConfigurableApplicationContext context = start(School.class, "--FALLBACK_OF=badges")) {
      assertThat(context.getBean(Switchboard.class).warnings())
          .singleElement()
          .asString()
          .contains("FALLBACK_OF is set, but nothing reads it", "FALLBACK_OFF");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fallback.web.header",
        "fallback.web.max-age",
        "fallback.web.notices.enabled",
        "fallback.web.notices.path"
      })
  void aMisspeltPropertyOfTheWebIsShown(String name) {
    try (ConfigurableApplicationContext context = start(School.class, "--" + name + "s=x")) {
      assertThat(context.getBean(Switchboard.class).warnings())
          .singleElement()
          .asString()
          .contains(name + "s is set, but nothing reads it; did you mean " + name);
    }
  }

  @Test
  void aPlaceholderThatLeadsBackToItselfStopsTheStartAndIsNamed(CapturedOutput output) {
    assertThatThrownBy(() -> start(School.class, "--fallback.level-cap=${fallback.level-cap}"));

    assertThat(output)
        .contains("APPLICATION FAILED TO START")
        .contains("fallback.level-cap is '${fallback.level-cap}'");
  }

  @Test
  void aPlaceholderThatLeadsBackToItselfIsIgnoredWhereTheLibraryIsDisabled(CapturedOutput output) {
    try (ConfigurableApplicationContext context =
        start(
            School.class,
            "--fallback.level-cap=${fallback.level-cap}",
            "--fallback.enabled=false")) {
      assertThat(context.isRunning()).isTrue();
    }
    assertThat(output).contains("WARN").contains("fallback.level-cap is '${fallback.level-cap}'");
  }

  private static ConfigurableApplicationContext start(Class<?> source, String... arguments) {
    return new SpringApplicationBuilder(source).web(WebApplicationType.NONE).run(arguments);
  }
}
