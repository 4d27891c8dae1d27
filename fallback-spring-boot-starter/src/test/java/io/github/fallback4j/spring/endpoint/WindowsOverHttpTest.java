package io.github.fallback4j.spring.endpoint;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.spring.FallbackEngineBuilderCustomizer;
import io.github.fallback4j.spring.Ranking;
import io.github.fallback4j.spring.RunningApp;
import io.github.fallback4j.spring.RunningApp.Answer;
import io.github.fallback4j.window.Schedule;
import io.github.fallback4j.window.Window;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class WindowsOverHttpTest {
  private static final String PATH = "/actuator/fallback";
  private static final Instant HOUR = Instant.now().truncatedTo(ChronoUnit.HOURS);

  @Configuration
  @EnableAutoConfiguration
  static class School {
    @Bean
    Ranking ranking() {
      return new Ranking();
    }
  }

  @Configuration
  static class Prepared {
    @Bean
    FallbackEngineBuilderCustomizer exam() {
      Schedule schedule =
          Schedule.between(HOUR.minus(1, ChronoUnit.HOURS), HOUR.plus(2, ChronoUnit.HOURS));
      return builder -> builder.window(Window.level("exam", schedule, 1));
    }
  }

  @Test
  void withoutWindowsTheListIsEmpty() {
    try (RunningApp app = RunningApp.of(School.class).start()) {
      assertThat(app.get(PATH).at("windows").isArray()).isTrue();
      assertThat(app.get(PATH).at("windows").isEmpty()).isTrue();
    }
  }

  @Test
  void anOpenWindowIsShownAndExplainedAndCanBeUndone() {
    try (RunningApp app =
        RunningApp.of(School.class)
            .writable()
            .with(
                "fallback.windows[0].name=broadcast",
                "fallback.windows[0].from=" + HOUR.minus(1, ChronoUnit.HOURS),
                "fallback.windows[0].until=" + HOUR.plus(2, ChronoUnit.HOURS),
                "fallback.windows[0].dependencies[0]=lesson-ranking",
                "fallback.windows[0].reason=TV")
            .start()) {
      Answer answer = app.get(PATH);
      assertThat(answer.text("windows.0.name")).isEqualTo("broadcast");
      assertThat(answer.text("windows.0.from"))
          .isEqualTo(HOUR.minus(1, ChronoUnit.HOURS).toString());
      assertThat(answer.text("windows.0.until"))
          .isEqualTo(HOUR.plus(2, ChronoUnit.HOURS).toString());
      assertThat(answer.list("windows.0.dependencies")).containsExactly("lesson-ranking");
      assertThat(answer.text("windows.0.reason")).isEqualTo("TV");
      assertThat(answer.at("windows.0.open").asBoolean()).isTrue();
      assertThat(answer.at("windows.0.next").isNull()).isTrue();
      assertThat(answer.at("windows.0.level").isMissingNode()).isTrue();
      assertThat(answer.text("dependencies.lesson-ranking.source")).isEqualTo("window broadcast");
      assertThat(app.bean(Ranking.class).top("5b")).containsExactly("5b", "SWITCH_OFF");

      app.post(PATH + "/lesson-ranking", "{\"mode\":\"auto\",\"ramp\":\"false\"}");
      assertThat(app.get(PATH).text("dependencies.lesson-ranking.status")).isEqualTo("normal");
      assertThat(app.get(PATH + "/lesson-ranking").text("explain.1.source"))
          .isEqualTo("window broadcast");
      assertThat(app.get(PATH + "/lesson-ranking").text("explain.1.until"))
          .isEqualTo(HOUR.plus(2, ChronoUnit.HOURS).toString());
    }
  }

  @Test
  void aWindowFromVariablesIsShownWithItsNextStart() {
    try (RunningApp app =
        RunningApp.of(School.class)
            .environment(
                Map.of(
                    "FALLBACK_WINDOWS_0_CRON", "0 19 1 1 *",
                    "FALLBACK_WINDOWS_0_LENGTH", "1h",
                    "FALLBACK_WINDOWS_0_ZONE", "Asia/Tokyo",
                    "FALLBACK_WINDOWS_0_LEVEL", "2"))
            .start()) {
      Answer answer = app.get(PATH);
      assertThat(answer.text("windows.0.name")).isEqualTo("fallback.windows[0]");
      assertThat(answer.text("windows.0.next")).endsWith("-01-01T10:00:00Z");
      assertThat(answer.at("windows.0.level").asInt()).isEqualTo(2);
      assertThat(answer.at("windows.0.dependencies").isMissingNode()).isTrue();
      assertThat(answer.list("warnings")).isEmpty();
    }
  }

  @Test
  void windowsInYamlAreReadWithTimesThatLookLikeYamlsOwn(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("windows.yaml"),
            """
            fallback:
              windows:
                - name: broadcast
                  from: 2026-12-24T19:00
                  until: 2026-12-24T21:30:00
                  zone: Asia/Tokyo
                  level: 2
                - name: exam
                  cron: 0 9 * * MON-FRI
                  length: 3h
                  dependencies: [lesson-ranking, badges]
            """);
    try (RunningApp app =
        RunningApp.of(School.class)
            .with("spring.config.additional-location=" + file.toUri())
            .start()) {
      Answer answer = app.get(PATH);
      assertThat(answer.text("windows.0.from")).isEqualTo("2026-12-24T10:00:00Z");
      assertThat(answer.text("windows.0.until")).isEqualTo("2026-12-24T12:30:00Z");
      assertThat(answer.list("windows.1.dependencies")).containsExactly("lesson-ranking", "badges");
    }
  }

  @Test
  void aWindowInCodeHolds() {
    try (RunningApp app = RunningApp.of(School.class, Prepared.class).start()) {
      assertThat(app.get(PATH).text("windows.0.name")).isEqualTo("exam");
      assertThat(app.get(PATH).text("level.source")).isEqualTo("window exam");
    }
  }
}
