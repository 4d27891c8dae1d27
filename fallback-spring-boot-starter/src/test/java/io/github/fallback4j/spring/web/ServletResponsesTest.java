package io.github.fallback4j.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.spring.RunningApp;
import io.github.fallback4j.spring.RunningApp.Answer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.error.ErrorAttributeOptions;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.boot.webmvc.error.ErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.Ordered;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.filter.OncePerRequestFilter;

/** What clients see of Spring MVC's responses, of each kind there is. */
class ServletResponsesTest {
  private static final String FULL = "ranking;cause=switch-off;fallback=substitute";

  private static RunningApp silent;
  private static RunningApp ids;
  private static RunningApp causes;
  private static RunningApp brief;
  private static RunningApp healthy;
  private static RunningApp aside;

  @Configuration
  @EnableAutoConfiguration
  @Import({Parts.class, ServletPages.class})
  static class School {

    @Bean
    ErrorAttributes errorAttributes(Parts parts) {
      return new DefaultErrorAttributes() {
        @Override
        public Map<String, Object> getErrorAttributes(
            WebRequest request, ErrorAttributeOptions options) {
          Map<String, Object> attributes = super.getErrorAttributes(request, options);
          if (request.getAttribute(ServletPages.ERROR_PAGE_HELPS, WebRequest.SCOPE_REQUEST)
              != null) {
            attributes.put("help", parts.ranking());
          }
          return attributes;
        }
      };
    }

    @Bean
    FilterRegistrationBean<Forwarding> forwarding() {
      FilterRegistrationBean<Forwarding> outermost = new FilterRegistrationBean<>(new Forwarding());
      outermost.setOrder(Ordered.HIGHEST_PRECEDENCE);
      outermost.setDispatcherTypes(DispatcherType.REQUEST);
      return outermost;
    }

    /** As Spring Security does: says what nobody said, at the last moment. */
    @Bean
    OncePerRequestFilter careful() {
      return new OncePerRequestFilter() {
        @Override
        protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
          chain.doFilter(request, response);
          if (request.getParameter("careful") != null
              && !response.containsHeader("Cache-Control")
              && response.getHeader("cache-control") == null
              && response.getHeaders("Cache-Control").isEmpty()) {
            response.addHeader("Cache-Control", "no-cache, no-store");
          }
        }
      };
    }
  }

  /** As error pages are shown where the application is deployed as a WAR. */
  private static final class Forwarding extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(
        HttpServletRequest request, HttpServletResponse response, FilterChain chain)
        throws ServletException, IOException {
      chain.doFilter(request, response);
      String instead = request.getParameter("instead");
      if (instead != null) {
        response.reset();
        request.getRequestDispatcher(instead).forward(request, response);
      }
    }
  }

  private static RunningApp start(String... properties) {
    return RunningApp.of(School.class).with(properties).start();
  }

  @BeforeAll
  static void start() {
    String off = "fallback.switches.off=ranking";
    silent = start(off);
    ids = start(off, "fallback.web.header=ids");
    causes = start(off, "fallback.web.header=causes");
    brief = start(off, "fallback.web.header=causes", "fallback.web.max-age=10s");
    healthy = start("fallback.web.header=causes");
    aside = start(off, "fallback.web.header=causes", "fallback.enabled=false");
  }

  @AfterAll
  static void stop() {
    for (RunningApp app : new RunningApp[] {silent, ids, causes, brief, healthy, aside}) {
      app.close();
    }
  }

  @ParameterizedTest(name = "{0} ({1})")
  @CsvSource({
    "/value, 200",
    "/json, 200",
    "/bytes, 200",
    "/single-bytes, 200",
    "/buffers, 200",
    "/text, 200",
    "/lines, 200",
    "/small, 200",
    "/flushed, 200",
    "/written-before, 200",
    "/kept-late, 200",
    "/reset, 200",
    "/nothing, 204",
    "/unmodified, 304",
    "/missing, 404",
    "/gone, 410",
    "/broken, 500",
    "/moved, 302",
    "/redirected, 302",
    "/forwarded, 200",
    "/callable, 200",
    "/callable-broken, 500",
    "/deferred, 200",
    "/future, 200",
    "/streamed, 200",
    "/events, 200",
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

    Answer whole = healthy.get(path);
    assertThat(whole.status()).isEqualTo(status);
    assertThat(whole.header("Degraded")).isNull();
    assertThat(whole.header("Cache-Control")).isIn(ServletPages.CACHING, null);
  }

  private static void assertDegraded(Answer answer, int status, String header) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.header("Degraded")).isEqualTo(header);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/value", "/bytes", "/text", "/callable", "/nothing"})
  void libraryStepsAside_nothingIsSaid(String path) {
    Answer answer = aside.get(path);

    assertThat(answer.header("Degraded")).isNull();
    assertThat(answer.header("Cache-Control")).isEqualTo(ServletPages.CACHING);
  }

  @Test
  void callFailsWhenItsRequestHasNoThread_responseSaysSo() {
    Answer answer = healthy.get("/future-failed");

    assertThat(answer.body()).isEqualTo("no marks");
    assertThat(answer.header("Degraded")).isEqualTo("marks;cause=failure;fallback=substitute");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void filterAroundEverythingForwardsToAPageInstead_pageSaysSo() {
    Answer answer = causes.get("/small?instead=/plain");

    assertThat(answer.body()).startsWith("xxx");
    assertThat(answer.header("Degraded")).isEqualTo(FULL);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void errorPageIsMadeWithoutSomething_saysSo() {
    Answer answer = causes.get("/broken-before");

    assertThat(answer.text("help")).isEqualTo("no ranking");
    assertThat(answer.header("Degraded")).isEqualTo(FULL);
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void bodyIsComplete() {
    assertThat(causes.get("/text").body()).hasSize(20 * 1024 / 3).matches("順+");
    assertThat(causes.get("/bytes").body()).hasSize(20 * 1024);
    assertThat(causes.get("/forwarded").body()).hasSize(20 * 1024);
    assertThat(causes.get("/written-before").body()).hasSize("begin".length() + 20 * 1024);
    assertThat(causes.get("/streamed").body()).isEqualTo("no ranking");
    assertThat(causes.get("/events").body()).isEqualTo("data:no ranking\n\n");
  }

  @Test
  void degradationComesAfterTheHeaderWasSent_bodyIsCompleteAndNothingIsSaid() {
    Answer answer = causes.get("/too-late");

    assertThat(answer.body()).isEqualTo("beginno ranking");
    assertThat(answer.header("Degraded")).isNull();
    assertThat(answer.header("Cache-Control")).isEqualTo(ServletPages.CACHING);
  }

  @Test
  void anotherFilterForbidsWhatNobodyAllowed_aCapDoesNotAllowIt() {
    assertThat(causes.get("/small?careful").header("Cache-Control")).isEqualTo("no-store");
    assertThat(brief.get("/small?careful").header("Cache-Control")).isEqualTo("no-cache, no-store");
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

  @Test
  void responseMustNotBeKept_versionStaysForTheClient() {
    assertThat(causes.get("/versioned").header("ETag")).isEqualTo("\"7\"");
  }

  @Test
  void requestsFollowOneAnotherOnAThread_degradationOfOneIsNotSaidOfTheNext() {
    causes.get("/value");

    assertThat(causes.get("/plain").header("Degraded")).isNull();
  }
}
