package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.settings.FaultSettings;
import io.github.fallback4j.spring.DependencySpecCustomizer;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What counts as a fault, said by beans and by properties. */
class FaultBeansTest {
  private final ApplicationContextRunner context =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  FallbackAutoConfiguration.class, AnnotatedBeansAutoConfiguration.class))
          .withUserConfiguration(School.class);

  static class Ranking {
    @NonEssential(value = "ranking", fallback = "none")
    public List<String> top() {
      return List.of();
    }

    List<String> none() {
      return List.of("nobody");
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class School {
    @Bean
    Ranking ranking() {
      return new Ranking();
    }

    @Bean
    DependencySpecCustomizer emptyIsAFault() {
      return spec ->
          spec.toBuilder().faults(spec.faults().answer(List.class, List::isEmpty)).build();
    }
  }

  @Test
  void predicateOfABean_judgesAnswersOfAnnotatedMethods() {
    context.run(
        running -> assertThat(running.getBean(Ranking.class).top()).containsExactly("nobody"));
  }

  @Test
  void classesOfAList_areReadBesideThePredicate() {
    context
        .withPropertyValues(
            "fallback.dependencies.ranking.faults.except[0]=java.io.IOException",
            "fallback.dependencies.ranking.faults.except[1]=java.lang.IllegalStateException")
        .run(
            running -> {
              FaultSettings faults =
                  running.getBean(Dependencies.class).get("ranking").spec().faults();
              assertThat(faults.except())
                  .containsExactly(IOException.class, IllegalStateException.class);
              assertThat(faults.answer()).isNotNull();
            });
  }

  @Test
  void unknownClass_stopsTheStart() {
    context
        .withPropertyValues("fallback.dependencies.ranking.faults.only=java.io.IOExeption")
        .run(
            running ->
                assertThat(running)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining("fallback.dependencies.ranking.faults.only")
                    .hasMessageContaining("there is no class java.io.IOExeption"));
  }
}
