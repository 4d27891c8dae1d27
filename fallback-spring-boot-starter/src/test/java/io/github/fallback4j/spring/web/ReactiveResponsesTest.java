package io.github.fallback4j.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.spring.RunningApp;
import io.github.fallback4j.spring.RunningApp.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** What clients see of WebFlux's responses, of each kind there is. */
class ReactiveResponsesTest {
  private static final String FULL = "ranking;cause=switch-off;fallback=substitute";

  private static RunningApp silent;
  private static RunningApp ids;
  private static RunningApp causes;
  private static RunningApp brief;
  private static RunningApp aside;

  @Configuration
  @EnableAutoConfiguration
  @Import({ReactiveParts.class, ReactivePages.class})
  static class School {

    /** As Spring Security does: says what nobody said, at the last moment. */
    @Bean
    WebFilter careful() {
      return (exchange, chain) -> {
        HttpHeaders headers = exchange.getResponse().getHeaders();
        if (exchange.getRequest().getQueryParams().containsKey("careful")) {
          exchange
              .getResponse()
              .beforeCommit(
                  () ->
                      Mono.fromRunnable(
                          () -> {
                            if (headers.getCacheControl() == null) {
                              headers.setCacheControl("no-cache, no-store");
                            }
                          }));
        }
        return chain.filter(exchange);
      };
    }
  }

  private static RunningApp start(String... properties) {
    return RunningApp.of(School.class).reactive().with(properties).start();
  }

  @BeforeAll
  static void start() {
    String off = "fallback.switches.off=ranking";
    silent = start(off);
    ids = start(off, "fallback.web.header=ids");
    causes = start(off, "fallback.web.header=causes");
    brief = start(off, "fallback.web.header=causes", "fallback.web.max-age=10s");
    aside = start(off, "fallback.web.header=causes", "fallback.enabled=false");
  }

  /** The first that stops takes the threads that all servers of Netty in this JVM share. */
  @AfterAll
  static void stop() {
    for (RunningApp app : new RunningApp[] {silent, ids, causes, brief, aside}) {
      app.close();
    }
  }

  @ParameterizedTest(name = "{0} ({1})")
  @CsvSource({
    "/value, 200",
    "/large, 200",
    "/lazy, 200",
    "/elsewhere, 200",
    "/nothing, 204",
    "/unmodified, 304",
    "/missing, 404",
    "/broken, 500",
    "/moved, 302",
    "/events, 200",
    "/raw, 200",
    "/complete, 200",
    "/unsaid, 200",
    "/versioned, 200",
  })
  void responseOfAnyKindIsDegraded_saysSoAndMustNotBeKept(String path, int status) {
    assertDegraded(silent.get(path), status, null);
    assertDegraded(ids.get(path), status, "ranking");
    assertDegraded(causes.get(path), status, FULL);
    assertDegraded(causes.head(path), status, FULL);

    Answer keptBriefly = brief.get(path);
    assertThat(keptBriefly.header("Degraded")).isEqualTo(FULL);
    assertThat(keptBriefly.header("Cache-Control")).contains("max-age=10").doesNotContain("3600");
  }

  private static void assertDegraded(Answer answer, int status, String header) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Degraded")).isEqualTo(header);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void nothingIsDegraded_nothingIsSaid() {
    Answer answer = causes.get("/plain");

    assertThat(answer.header("Degraded")).isNull();
    assertThat(answer.header("Cache-Control")).isEqualTo(ReactivePages.CACHING);
  }

  @Test
  void degradationComesAfterTheHeaderWasSent_bodyIsCompleteAndNothingIsSaid() {
    Answer answer = causes.get("/too-late");

    assertThat(answer.body()).isEqualTo("beginno ranking");
    assertThat(answer.header("Degraded")).isNull();
    assertThat(answer.header("Cache-Control")).isEqualTo(ReactivePages.CACHING);
  }

  @Test
  void anotherFilterForbidsWhatNobodyAllowed_aCapDoesNotAllowIt() {
    assertThat(causes.get("/unsaid?careful").header("Cache-Control")).isEqualTo("no-store");
    assertThat(brief.get("/unsaid?careful").header("Cache-Control"))
        .isEqualTo("no-cache, no-store");
  }

  @Test
  void nobodySaidHowLongItMayBeKept_clientAloneMayKeepItForTheCap() {
    assertThat(brief.get("/unsaid").header("Cache-Control")).isEqualTo("private, max-age=10");
  }

  @Test
  void responseMayBeKept_cannotBeRenewedByItsVersion() {
    Answer answer = brief.get("/versioned");

    assertThat(answer.header("ETag")).isNull();
    assertThat(answer.header("Last-Modified")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/argument", "/mono"})
  void argumentOfAController_isThatOfTheRequest(String path) {
    assertThat(causes.get(path).at("without"))
        .hasToString(
            "[{\"dependency\":\"ranking\",\"cause\":\"switch-off\",\"fallback\":\"substitute\"}]");
  }

  @Test
  void libraryStepsAside_nothingIsSaidAndTheArgumentIsEmpty() {
    Answer answer = aside.get("/value");

    assertThat(answer.header("Degraded")).isNull();
    assertThat(answer.header("Cache-Control")).isEqualTo(ReactivePages.CACHING);
    assertThat(aside.get("/argument").at("without")).isEmpty();
  }
}
