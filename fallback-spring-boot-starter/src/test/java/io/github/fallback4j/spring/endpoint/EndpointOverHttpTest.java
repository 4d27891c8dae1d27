package io.github.fallback4j.spring.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.spring.Ranking;
import io.github.fallback4j.spring.RunningApp;
import io.github.fallback4j.spring.RunningApp.Answer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.OncePerRequestFilter;

class EndpointOverHttpTest {
  private static final String PATH = "/actuator/fallback";
  private static final List<String> TARGETS =
      List.of("", "/lesson-ranking", "/badges", "/tag:redis", "/all");

  private static RunningApp app;

  @Configuration
  @EnableAutoConfiguration
  static class School {
    @Bean
    Ranking ranking() {
      return new Ranking();
    }

    @Bean
    OncePerRequestFilter login() {
      return new OncePerRequestFilter() {
        @Override
        protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
          String user = request.getHeader(RunningApp.USER);
          chain.doFilter(
              new HttpServletRequestWrapper(request) {
                @Override
                public Principal getUserPrincipal() {
                  return user.isEmpty() ? null : () -> user;
                }
              },
              response);
        }
      };
    }
  }

  @BeforeAll
  static void start() {
    app =
        RunningApp.of(School.class)
            .writable()
            .with("fallback.dependencies.lesson-ranking.tags=redis")
            .with("fallback.dependencies.lesson-ranking.ramp.steps=none")
            .with("fallback.dependencies.lesson.objective=99.95%")
            .with("fallback.dependencies.lesson.objective-latency=250ms")
            .start();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  @AfterEach
  void undoOrders() {
    app.as("");
    TARGETS.forEach(target -> app.delete(PATH + target));
  }

  @Test
  void showsTheInstanceItsLevelAndItsDependencies() {
    app.bean(Ranking.class).top("5b");

    Answer answer = app.get(PATH);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("instance")).startsWith("school@");
    assertThat(answer.at("level.value").asInt()).isZero();
    assertThat(answer.at("level.floor").asInt()).isZero();
    assertThat(answer.at("warnings").isEmpty()).isTrue();
    assertThat(answer.at("dependencies").propertyNames())
        .containsExactly("badges", "lesson", "lesson-ranking");
    assertThat(answer.text("dependencies.lesson-ranking.status")).isEqualTo("normal");
    assertThat(answer.text("dependencies.lesson-ranking.mode")).isEqualTo("auto");
    assertThat(answer.text("dependencies.lesson-ranking.cause")).isEqualTo("none");
    assertThat(answer.text("dependencies.lesson-ranking.criticality")).isEqualTo("useful");
    assertThat(answer.list("dependencies.lesson-ranking.tags")).containsExactly("redis");
    assertThat(answer.at("dependencies.lesson-ranking.admitted").asDouble()).isEqualTo(1);
    assertThat(answer.at("dependencies.lesson-ranking.essential").asBoolean()).isFalse();
    assertThat(answer.at("dependencies.lesson.essential").asBoolean()).isTrue();
    assertThat(answer.at("dependencies.lesson-ranking.calls.live").asInt()).isPositive();
    assertThat(answer.at("dependencies.lesson-ranking").has("until")).isTrue();
    assertThat(answer.at("dependencies.lesson-ranking").has("explain")).isFalse();
    assertThat(Instant.parse(answer.text("dependencies.lesson-ranking.since"))).isNotNull();
  }

  @Test
  void showsHowAnEssentialDependencyKeepsItsObjective() {
    Dependency lesson = app.bean(Dependencies.class).get("lesson");
    lesson.call(
        () -> {
          throw new IllegalStateException("down");
        },
        () -> "instead");

    Answer answer = app.get(PATH + "/lesson");

    assertThat(answer.at("objective.share").asDouble()).isEqualTo(0.9995);
    assertThat(answer.text("objective.latency")).isEqualTo("250ms");
    assertThat(answer.at("objective.windows").propertyNames()).containsExactly("5m", "1h", "6h");
    long calls = answer.at("objective.windows.5m.calls").asLong();
    double burnRate = answer.at("objective.windows.5m.burnRate").asDouble();
    assertThat(answer.at("objective.windows.5m.bad").asLong()).isEqualTo(1);
    assertThat(burnRate).isCloseTo(1.0 / calls / 0.0005, within(0.0001));
    assertThat(answer.at("objective.windows.5m.budgetRemaining").asDouble())
        .isCloseTo(1 - burnRate, within(0.0001));
    assertThat(app.get(PATH).at("dependencies.lesson").has("objective")).isTrue();
    assertThat(app.get(PATH).at("dependencies.badges").has("objective")).isFalse();
  }

  @Test
  void anOrderThatSwitchesOffWhatIsEssentialIsRefused() {
    Answer answer = app.post(PATH + "/lesson", "{\"mode\":\"off\"}");

    assertThat(answer.list("applied")).isEmpty();
    assertThat(answer.list("refused")).containsExactly("lesson");
    assertThat(answer.text("reasons.lesson"))
        .isEqualTo("'lesson' is essential and is never switched off");
    assertThat(answer.text("dependencies.lesson.status")).isEqualTo("normal");
    assertThat(app.bean(Ranking.class).lesson()).isEqualTo("fractions");
  }

  @Test
  void showsOneDependencyWithTheDecidingReasonFirst() {
    app.post(PATH + "/tag:redis", "{\"mode\":\"on\"}");
    app.post(PATH + "/lesson-ranking", "{\"mode\":\"off\",\"reason\":\"redis is down\"}");

    Answer answer = app.get(PATH + "/lesson-ranking");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.text("status")).isEqualTo("degraded");
    assertThat(answer.text("cause")).isEqualTo("switch-off");
    assertThat(answer.at("explain").size()).isEqualTo(2);
    assertThat(answer.at("explain.0.deciding").asBoolean()).isTrue();
    assertThat(answer.text("explain.0.reason")).isEqualTo("redis is down");
    assertThat(answer.at("explain.1.deciding").asBoolean()).isFalse();
    assertThat(answer.text("explain.1.mode")).isEqualTo("on");
  }

  @Test
  void anOrderSkipsCallsAndSaysWhoAskedUntilWhen() {
    Answer answer =
        app.post(
            PATH + "/lesson-ranking",
            "{\"mode\":\"off\",\"ttl\":\"30m\",\"reason\":\"redis is down\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.list("applied")).containsExactly("lesson-ranking");
    assertThat(answer.list("masked")).isEmpty();
    assertThat(answer.list("refused")).isEmpty();
    assertThat(answer.text("note")).contains("this instance only");
    assertThat(answer.text("dependencies.lesson-ranking.source")).isEqualTo("endpoint");
    assertThat(answer.text("dependencies.lesson-ranking.by")).isEqualTo("anonymous");
    assertThat(Instant.parse(answer.text("dependencies.lesson-ranking.until")))
        .isCloseTo(
            Instant.parse(answer.text("dependencies.lesson-ranking.since"))
                .plus(Duration.ofMinutes(30)),
            within(1, ChronoUnit.SECONDS));
    assertThat(app.bean(Ranking.class).top("5b")).containsExactly("5b", "SWITCH_OFF");
  }

  @Test
  void theAuthenticatedUserIsTheActor() {
    app.as("ada");

    app.post(PATH + "/badges", "{\"mode\":\"off\"}");
    app.post(PATH, "{\"level\":\"1\"}");

    assertThat(app.get(PATH + "/badges").text("by")).isEqualTo("ada");
    assertThat(app.get(PATH).text("level.by")).isEqualTo("ada");
  }

  @Test
  void anOrderForAllIsRefusedForWhatIsEssential() {
    Answer answer = app.post(PATH + "/all", "{\"mode\":\"off\"}");

    assertThat(answer.list("applied")).containsExactly("badges", "lesson-ranking");
    assertThat(answer.list("refused")).containsExactly("lesson");
    assertThat(answer.text("reasons.lesson")).contains("essential");
    assertThat(app.bean(Ranking.class).lesson()).isEqualTo("fractions");
  }

  @Test
  void aStarIsTheSameAsAll() {
    assertThat(app.post(PATH + "/*", "{\"mode\":\"off\"}").list("applied"))
        .containsExactly("badges", "lesson-ranking");
    assertThat(app.get(PATH + "/badges").text("cause")).isEqualTo("all-off");
  }

  @Test
  void removingAnOrderAnswersWhatHoldsNow() {
    app.post(PATH + "/badges", "{\"mode\":\"off\",\"ramp\":false}");

    Answer answer = app.delete(PATH + "/badges");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.at("cleared").asBoolean()).isTrue();
    assertThat(answer.text("dependencies.badges.mode")).isEqualTo("auto");
    assertThat(app.delete(PATH + "/badges").at("cleared").asBoolean()).isFalse();
  }

  @Test
  void callsReturnInStepsUnlessTheOrderSaysOtherwise() {
    app.post(PATH + "/badges", "{\"mode\":\"off\"}");

    assertThat(app.delete(PATH + "/badges").text("dependencies.badges.status"))
        .isEqualTo("recovering");
  }

  @Test
  void withoutRampEveryCallReturnsAtOnce() {
    app.post(PATH + "/badges", "{\"mode\":\"off\",\"ramp\":false}");

    assertThat(app.delete(PATH + "/badges").text("dependencies.badges.status")).isEqualTo("normal");
  }

  @Test
  void theLevelsFloorIsSetAndCleared() {
    Answer set = app.post(PATH, "{\"level\":\"1\",\"ttl\":\"1h\",\"reason\":\"busy\"}");

    assertThat(set.status()).isEqualTo(200);
    assertThat(set.at("level.floor").asInt()).isEqualTo(1);
    assertThat(set.text("level.source")).isEqualTo("endpoint");
    assertThat(set.text("dependencies.badges.cause")).isEqualTo("level");
    assertThat(set.text("dependencies.lesson-ranking.cause")).isEqualTo("none");

    assertThat(app.delete(PATH).at("level.floor").asInt()).isZero();
  }

  @Test
  void theLevelsCapIsSetAndCleared() {
    Answer set = app.post(PATH, "{\"level\":\"1\",\"as\":\"cap\"}");

    assertThat(set.status()).isEqualTo(200);
    assertThat(set.at("level.cap").asInt()).isEqualTo(1);
    assertThat(set.at("level.value").asInt()).isZero();

    assertThat(app.delete(PATH).at("level.cap").asInt()).isEqualTo(3);
  }

  @Test
  void theLevelIsPinnedAndFreed() {
    Answer set = app.post(PATH, "{\"level\":\"1\",\"as\":\"pin\"}");

    assertThat(set.at("level.floor").asInt()).isEqualTo(1);
    assertThat(set.at("level.cap").asInt()).isEqualTo(1);
    assertThat(set.text("dependencies.badges.cause")).isEqualTo("level");

    assertThat(app.delete(PATH).at("level.value").asInt()).isZero();
  }

  @Test
  void aBoundThatIsUnknownIsRefused() {
    Answer refused = app.post(PATH, "{\"level\":\"1\",\"as\":\"roof\"}");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.text("error")).isEqualTo("as is 'roof': write one of floor, cap, pin");
  }

  @Test
  void anOrderEndsByItself() {
    app.post(PATH + "/badges", "{\"mode\":\"off\",\"ttl\":\"1s\"}");

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(app.get(PATH + "/badges").text("mode")).isEqualTo("auto"));
  }

  @ParameterizedTest
  @CsvSource({"GET, lesson-rankin", "POST, lesson-rankin", "DELETE, lesson-rankin"})
  void anUnknownIdIsNotFoundAndTheNearestAreNamed(String method, String id) {
    Answer answer =
        switch (method) {
          case "GET" -> app.get(PATH + "/" + id);
          case "POST" -> app.post(PATH + "/" + id, "{\"mode\":\"off\"}");
          default -> app.delete(PATH + "/" + id);
        };

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.list("nearest")).contains("lesson-ranking");
    assertThat(answer.text("error")).contains("lesson-rankin", "did you mean lesson-ranking");
    assertThat(app.get(PATH).at("dependencies").has(id)).isFalse();
  }

  @Test
  void anUnknownTagIsNotFound() {
    Answer answer = app.post(PATH + "/tag:rediss", "{\"mode\":\"off\"}");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("error")).contains("tag:rediss");
    assertThat(answer.list("nearest")).contains("tag:redis");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"mode\":\"of\"}                   | mode is 'of': write one of auto, off, on, standby",
        "{}                                  | mode is missing: write one of",
        "{\"mode\":\"off\",\"ttl\":\"30\"}   | ttl is '30': add a unit: write 30ms or 30s",
        "{\"mode\":\"off\",\"ttl\":\"25h\"}  | ttl is '25h': an order must last longer than 0",
        "{\"mode\":\"off\",\"ttl\":\"0s\"}   | ttl is '0s': an order must last longer than 0",
        "{\"mode\":\"off\",\"ramp\":\"no\"}  | ramp is 'no': write true or false"
      })
  void aBadOrderIsRefusedWithTheReason(String body, String reason) {
    Answer answer = app.post(PATH + "/badges", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("error")).startsWith(reason);
    assertThat(app.get(PATH + "/badges").text("mode")).isEqualTo("auto");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"level\":\"4\"}   | level is '4': write 0, 1, 2 or 3",
        "{\"level\":\"1.5\"} | level is '1.5': write 0, 1, 2 or 3",
        "{\"mode\":\"off\"}  | level is missing: write 0, 1, 2 or 3"
      })
  void aBadLevelIsRefusedWithTheReason(String body, String reason) {
    Answer answer = app.post(PATH, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("error")).startsWith(reason);
  }

  @Test
  void aLongReasonIsRefused() {
    Answer answer =
        app.post(
            PATH + "/badges", "{\"mode\":\"off\",\"reason\":\"%s\"}".formatted("x".repeat(501)));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.text("error")).isEqualTo("reason has 501 characters: write at most 500");
  }

  @Test
  void aReasonIsKeptToOneLine() {
    app.post(PATH + "/badges", "{\"mode\":\"off\",\"reason\":\"two\\nlines\"}");

    assertThat(app.get(PATH + "/badges").text("reason")).isEqualTo("two lines");
  }
}
