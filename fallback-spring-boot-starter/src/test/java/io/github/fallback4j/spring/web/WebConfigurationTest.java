package io.github.fallback4j.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import io.github.fallback4j.spring.web.notice.FallbackNoticesAutoConfiguration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

/** What is there in which application, and what its properties may say. */
class WebConfigurationTest {
  private static final AutoConfigurations OURS =
      AutoConfigurations.of(
          FallbackAutoConfiguration.class,
          FallbackWebAutoConfiguration.class,
          FallbackNoticesAutoConfiguration.class);

  private final WebApplicationContextRunner servlet =
      new WebApplicationContextRunner().withConfiguration(OURS);
  private final ReactiveWebApplicationContextRunner reactive =
      new ReactiveWebApplicationContextRunner().withConfiguration(OURS);

  @Test
  void applicationOfServletsHasNoWebFlux_itsClientsAreTold() {
    servlet
        .withPropertyValues("fallback.web.notices.enabled=true")
        .withClassLoader(
            new FilteredClassLoader(
                "org.springframework.web.reactive",
                "reactor",
                "org.reactivestreams",
                "io.micrometer.context"))
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .hasBean("fallbackDegradationFilter")
                    .hasBean("fallbackNotices"));
  }

  @Test
  void applicationOfWebFluxHasNoServlets_itsClientsAreTold() {
    reactive
        .withPropertyValues("fallback.web.notices.enabled=true")
        .withClassLoader(
            new FilteredClassLoader(
                "org.springframework.web.servlet", "jakarta.servlet", "io.micrometer.context"))
        .run(
            context ->
                assertThat(context)
                    .hasNotFailed()
                    .hasBean("fallbackDegradationFilter")
                    .hasBean("fallbackDegradationHeaders")
                    .hasBean("fallbackNotices"));
  }

  @Test
  void applicationAnswersNoRequests_degradationsAreEmptyAndNoNameIsMisspelt() {
    new ApplicationContextRunner()
        .withConfiguration(OURS)
        .withPropertyValues(
            "fallback.web.header=causes",
            "fallback.web.maxAge=10s",
            "fallback.web.notices.enabled=true",
            "FALLBACK_WEB_NOTICES_PATH=/rest")
        .run(
            context -> {
              assertThat(context.getBean(Degradations.class).isEmpty()).isTrue();
              assertThat(context.getBean(FallbackEngine.class).switchboard().warnings()).isEmpty();
            });
  }

  @Test
  void libraryStepsAside_nothingActs() {
    servlet
        .withPropertyValues("fallback.enabled=false", "fallback.web.notices.enabled=true")
        .run(
            context ->
                assertThat(context)
                    .hasSingleBean(Degradations.class)
                    .doesNotHaveBean("fallbackDegradationFilter")
                    .doesNotHaveBean("fallbackNotices"));
  }

  @Test
  void applicationHasDegradationsOfItsOwn_theyWin() {
    Degradations own = List::of;
    servlet
        .withBean("mine", Degradations.class, () -> own)
        .run(context -> assertThat(context.getBean(Degradations.class)).isSameAs(own));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          fallback.web.max-age      | tomorrow | fallback.web.max-age is 'tomorrow' — write no-store, or a duration like 10s
          fallback.web.notices.path | notices  | fallback.web.notices.path is 'notices' — begin it with a slash, like /fallback/notices
          """)
  void settingIsMalformed_startStopsAndNamesIt(String name, String value, String message) {
    servlet
        .withPropertyValues("fallback.web.notices.enabled=true", name + "=" + value)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .isInstanceOf(InvalidConfigurationException.class)
                    .hasMessage(message));
  }

  @Test
  void headerIsNoneOfItsWords_startStopsAndNamesIt() {
    servlet
        .withPropertyValues("fallback.web.header=loud")
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .hasStackTraceContaining("fallback.web.header")
                    .hasStackTraceContaining("loud"));
  }

  @ParameterizedTest
  @CsvSource({"'',OFF", "false,OFF", "off,OFF", "IDS,IDS", "causes,CAUSES"})
  void headerIsReadInEverySpelling(String written, HeaderMode header) {
    servlet
        .withPropertyValues("fallback.web.header=" + written)
        .run(
            context ->
                assertThat(context.getBean(ResponseFields.class).header()).isEqualTo(header));
  }

  @Test
  void nothingIsSet_nothingMayBeKept() {
    servlet.run(
        context ->
            assertThat(context.getBean(ResponseFields.class).freshness())
                .isEqualTo(new FreshnessCap(null)));
  }
}
