package io.github.fallback4j.spring.web.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Criticality;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.Order;
import io.github.fallback4j.Status;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.spring.RunningApp;
import io.github.fallback4j.spring.RunningApp.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.filter.CorsFilter;
import tools.jackson.databind.JsonNode;

/** What front ends are answered, whichever way. */
class NoticesOverHttpTest {
  private static final String PATH = "/fallback/notices";
  private static final String LANGUAGE = "Accept-Language";

  enum Way {
    MVC,
    WEBFLUX
  }

  private static final Map<Way, RunningApp> APPS = new EnumMap<>(Way.class);
  private static final Map<Way, RunningApp> WITHOUT = new EnumMap<>(Way.class);

  @Configuration
  @EnableAutoConfiguration
  static class School {
    @Bean
    DependencySpec ranking() {
      return DependencySpec.nonEssential("ranking").description("The class ranking").build();
    }

    @Bean
    DependencySpec badges() {
      return DependencySpec.nonEssential("badges").criticality(Criticality.DECORATIVE).build();
    }

    @Bean
    DependencySpec lesson() {
      return DependencySpec.essential("lesson").build();
    }
  }

  /** Filters that let pages of other origins read what is served. */
  @Configuration
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
  static class ServletOrigins {
    @Bean
    FilterRegistrationBean<CorsFilter> origins() {
      UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
      source.registerCorsConfiguration(
          "/**", NoticesOverHttpTest.origins("https://school.example"));
      return new FilterRegistrationBean<>(new CorsFilter(source));
    }
  }

  @Configuration
  @ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
  static class ReactiveOrigins {
    @Bean
    CorsWebFilter origins() {
      return new CorsWebFilter(exchange -> NoticesOverHttpTest.origins("https://school.example"));
    }
  }

  private static CorsConfiguration origins(String origin) {
    CorsConfiguration configuration = new CorsConfiguration();
    configuration.addAllowedOrigin(origin);
    return configuration;
  }

  private static RunningApp start(Way way, String... properties) {
    RunningApp.Builder app =
        RunningApp.of(School.class, ServletOrigins.class, ReactiveOrigins.class).with(properties);
    return (way == Way.MVC ? app : app.reactive()).start();
  }

  @BeforeAll
  static void start() {
    for (Way way : Way.values()) {
      APPS.put(
          way,
          start(
              way,
              "fallback.web.notices.enabled=true",
              "spring.messages.basename=notice-test-messages"));
      WITHOUT.put(way, start(way));
    }
  }

  @AfterAll
  static void stop() {
    APPS.values().forEach(RunningApp::close);
    WITHOUT.values().forEach(RunningApp::close);
  }

  @AfterEach
  void wakeAll() {
    for (RunningApp app : APPS.values()) {
      Switchboard switchboard = app.bean(FallbackEngine.class).switchboard();
      switchboard.clear("ranking");
      switchboard.clear("badges");
      switchboard.clearLevel();
    }
  }

  private static RunningApp off(Way way, String id) {
    RunningApp app = APPS.get(way);
    Order order =
        Order.off(id).lasting(Duration.ofHours(1)).by("ops-7").because("secret maintenance");
    app.bean(FallbackEngine.class).switchboard().order(order);
    return app;
  }

  @ParameterizedTest
  @EnumSource
  void nothingRests_listIsEmpty(Way way) {
    RunningApp app = APPS.get(way);
    awaitAllAwake(app);

    Answer answer = app.get(PATH);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"notices\":[]}");
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    assertThat(answer.header("Content-Language")).isNull();
  }

  private static void awaitAllAwake(RunningApp app) {
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                app.bean(FallbackEngine.class).all().stream()
                    .allMatch(each -> each.state().status() != Status.DEGRADED));
  }

  @ParameterizedTest
  @EnumSource
  void dependencyRests_isToldOfInTheLanguageOfTheUser(Way way) {
    RunningApp app = off(way, "ranking");

    Answer english = app.get(PATH, LANGUAGE, "en-GB,en;q=0.8");
    Answer japanese = app.get(PATH, LANGUAGE, "ja");

    assertThat(english.text("notices.0.dependency")).isEqualTo("ranking");
    assertThat(english.text("notices.0.text"))
        .isEqualTo("The class ranking is resting and will be back by itself.");
    assertThat(english.text("notices.0.language")).isEqualTo("en");
    assertThat(english.header("Content-Language")).isEqualTo("en");
    assertThat(japanese.text("notices.0.text"))
        .isEqualTo("「The class ranking」は現在、一時的にお休みしております。復旧しだい、自動的に再開いたします。");
    assertThat(japanese.header("Content-Language")).isEqualTo("ja");
  }

  @ParameterizedTest
  @EnumSource
  void applicationHasItsOwnWords_theyAreShown(Way way) {
    RunningApp app = off(way, "badges");

    assertThat(app.get(PATH, LANGUAGE, "ja").text("notices.0.text")).isEqualTo("バッジはお休み中です。");
    assertThat(app.get(PATH, LANGUAGE, "en").text("notices.0.text")).isEqualTo("Badges sleep.");
  }

  @ParameterizedTest
  @EnumSource
  void dependencyRests_itsTimesAreInstants(Way way) {
    Instant before = Instant.now();
    RunningApp app = off(way, "ranking");

    Answer answer = app.get(PATH);

    Instant since = Instant.parse(answer.text("notices.0.since"));
    assertThat(since).isBetween(before.minusMillis(1), Instant.now());
    assertThat(Instant.parse(answer.text("notices.0.until")))
        .isBetween(since.plusSeconds(3599), since.plusSeconds(3601));
  }

  @ParameterizedTest
  @EnumSource
  void whatIsForOperators_isNotShown(Way way) {
    Answer answer = off(way, "ranking").get(PATH);

    assertThat(answer.body()).doesNotContain("ops-7", "secret", "switch");
    assertThat(names(answer.at("notices.0")))
        .containsExactly("dependency", "language", "since", "text", "until");
  }

  private static TreeSet<String> names(JsonNode object) {
    TreeSet<String> names = new TreeSet<>();
    for (Iterator<String> each = object.propertyNames().iterator(); each.hasNext(); ) {
      names.add(each.next());
    }
    return names;
  }

  @ParameterizedTest
  @EnumSource
  void levelDropsSome_onlyTheseAreToldOf(Way way) {
    RunningApp app = APPS.get(way);
    awaitAllAwake(app);
    app.bean(FallbackEngine.class)
        .switchboard()
        .order(LevelOrder.of(1).lasting(Duration.ofHours(1)));

    Answer answer = app.get(PATH);

    assertThat(answer.at("notices")).hasSize(1);
    assertThat(answer.text("notices.0.dependency")).isEqualTo("badges");
  }

  @ParameterizedTest
  @EnumSource
  void answer_mayBeKeptForFiveSecondsPerLanguage(Way way) {
    Answer answer = APPS.get(way).get(PATH);

    assertThat(answer.header("Cache-Control")).isEqualTo("max-age=5");
    assertThat(answer.header("Vary")).contains("Accept-Language");
  }

  @ParameterizedTest
  @EnumSource
  void filterSaysWhatItVariesBy_bothCount(Way way) {
    Answer answer = APPS.get(way).get(PATH);

    assertThat(answer.header("Vary")).contains("Origin").containsOnlyOnce("Accept-Language");
  }

  @ParameterizedTest
  @EnumSource
  void onlyTheHeadIsAskedFor_isAnswered(Way way) {
    assertThat(APPS.get(way).head(PATH).status()).isEqualTo(200);
    assertThat(APPS.get(way).head(PATH).header("Cache-Control")).isEqualTo("max-age=5");
  }

  @ParameterizedTest
  @EnumSource
  void somethingIsSent_isNotTaken(Way way) {
    assertThat(APPS.get(way).post(PATH, "{}").status()).isIn(404, 405);
  }

  @ParameterizedTest
  @EnumSource
  void userDidNotAllowIt_nobodyIsAnswered(Way way) {
    assertThat(WITHOUT.get(way).get(PATH).status()).isEqualTo(404);
  }
}
