package io.github.fallback4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Order;
import io.github.fallback4j.Status;
import io.github.fallback4j.spring.proxy.AnnotatedBeansAutoConfiguration;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class FlagsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FALLBACK_OFF                                 | lesson-ranking | true  | false",
        "FALLBACK_OFF                                 | tag:redis      | true  | false",
        "FALLBACK_OFF                                 | *              | true  | true",
        "FALLBACK_OFF                                 | all            | true  | true",
        "FALLBACK_LEVEL                               | 1              | false | true",
        "FALLBACK_LEVEL                               | 2              | true  | true",
        "FALLBACK_DEPENDENCIES_LESSON_RANKING_MODE    | off            | true  | false",
        "FALLBACK_DEPENDENCIES_LESSONRANKING_MODE     | off            | true  | false",
        "FALLBACK_OFF                                 | ''             | false | false"
      })
  void aVariableSkipsWhatItShould(String variable, String value, boolean ranking, boolean badges) {
    withEnvironment(Map.of(variable, value))
        .run(
            context -> {
              Dependencies dependencies = context.getBean(Dependencies.class);
              assertThat(degraded(dependencies, "lesson-ranking")).isEqualTo(ranking);
              assertThat(degraded(dependencies, "badges")).isEqualTo(badges);
              assertThat(degraded(dependencies, "lesson")).isFalse();
              assertThat(dependencies.switchboard().warnings()).isEmpty();
              assertThat(context.getBean(Ranking.class).top("5b"))
                  .contains(ranking ? (value.equals("2") ? "LEVEL" : cause(value)) : "Ada");
            });
  }

  private static String cause(String value) {
    return value.equals("*") || value.equals("all") ? "ALL_OFF" : "SWITCH_OFF";
  }

  @Test
  void aVariableOutranksAPropertyAndIsNamedAsTheSource() {
    withEnvironment(Map.of("FALLBACK_OFF", "lesson-ranking"))
        .withPropertyValues("fallback.switches.on=lesson-ranking")
        .run(
            context -> {
              DependencyState state =
                  context.getBean(Dependencies.class).get("lesson-ranking").state();
              assertThat(state.mode()).isEqualTo(Mode.OFF);
              assertThat(state.source()).isEqualTo("environment FALLBACK_OFF");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "FALLBACK_DEPENDENCIES_LESSON_RANKING_MODE=off, fallback.dependencies.lesson-ranking.mode=on",
    "FALLBACK_OFF=lesson-ranking, fallback.switches.off="
  })
  void aPropertyThatSpringRanksHigherOutranksTheVariable(String variable, String property) {
    String[] parts = variable.split("=");
    withEnvironment(Map.of(parts[0], parts[1]), MutablePropertySources::addLast)
        .withPropertyValues(property)
        .run(
            context ->
                assertThat(degraded(context.getBean(Dependencies.class), "lesson-ranking"))
                    .isFalse());
  }

  @Test
  void anOperatorMasksAVariableUntilTheOrderIsCleared() {
    withEnvironment(Map.of("FALLBACK_OFF", "lesson-ranking"))
        .run(
            context -> {
              Dependencies dependencies = context.getBean(Dependencies.class);
              dependencies.switchboard().order(Order.auto("lesson-ranking").withoutRamp());
              assertThat(context.getBean(Ranking.class).top("5b")).contains("Ada");

              dependencies.switchboard().clear("lesson-ranking");
              assertThat(context.getBean(Ranking.class).top("5b")).contains("SWITCH_OFF");
            });
  }

  private static boolean degraded(Dependencies dependencies, String id) {
    return dependencies.get(id).state().status() == Status.DEGRADED;
  }

  private static ApplicationContextRunner withEnvironment(Map<String, Object> variables) {
    return withEnvironment(variables, MutablePropertySources::addFirst);
  }

  private static ApplicationContextRunner withEnvironment(
      Map<String, Object> variables,
      BiConsumer<MutablePropertySources, PropertySource<?>> placement) {
    return new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                AnnotatedBeansAutoConfiguration.class, FallbackAutoConfiguration.class))
        .withBean(Ranking.class)
        .withPropertyValues("fallback.dependencies.lesson-ranking.tags=redis")
        .withInitializer(
            context ->
                placement.accept(
                    context.getEnvironment().getPropertySources(),
                    new SystemEnvironmentPropertySource(
                        "test-" + StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        variables)));
  }
}
