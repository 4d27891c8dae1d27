package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Primary;

/** Fallbacks in other beans. */
class FallbackBeansTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  AnnotatedBeansAutoConfiguration.class, FallbackAutoConfiguration.class))
          .withPropertyValues("fallback.switches.off=ranking");

  static class Answers {
    private final String name;

    Answers(String name) {
      this.name = name;
    }

    String noRanking(String room, Degradation why) {
      return name + " for " + room + ": " + why.cause();
    }
  }

  static class Rankings {
    @NonEssential(value = "ranking", fallbackIn = Answers.class, fallback = "noRanking")
    public String ranking(String room) {
      return "live";
    }
  }

  @Test
  void anotherBean_answers() {
    runner
        .withBean(Rankings.class)
        .withBean(Answers.class, "answer")
        .run(
            context ->
                assertThat(context.getBean(Rankings.class).ranking("7b"))
                    .isEqualTo("answer for 7b: SWITCH_OFF"));
  }

  @Configuration
  static class InOrder {
    final List<String> made = new ArrayList<>();

    @Bean
    Rankings rankings() {
      made.add("rankings");
      return new Rankings();
    }

    @Bean
    String between() {
      made.add("between");
      return "";
    }

    @Bean
    @Lazy
    Answers answers(Rankings rankings) {
      made.add(
          "answers with " + (AopUtils.isAopProxy(rankings) ? "guarded" : "bare") + " rankings");
      return new Answers("lazy");
    }
  }

  @Test
  void theOtherBean_isMadeAfterTheStartsOwnAndMayNeedTheFirst() {
    runner
        .withUserConfiguration(InOrder.class)
        .run(
            context ->
                assertThat(context.getBean(InOrder.class).made)
                    .containsExactly("rankings", "between", "answers with guarded rankings"));
  }

  @Test
  void noBeanOfTheType_stopsTheStart() {
    runner
        .withBean(Rankings.class)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .isInstanceOf(InvalidConfigurationException.class)
                    .hasMessageContaining("Rankings.ranking(String) (dependency 'ranking')")
                    .hasMessageContaining("but no bean is of that type — make it a bean"));
  }

  @Test
  void severalBeansOfTheType_stopTheStart() {
    runner
        .withBean(Rankings.class)
        .withBean("one", Answers.class, () -> new Answers("one"))
        .withBean("two", Answers.class, () -> new Answers("two"))
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .isInstanceOf(InvalidConfigurationException.class)
                    .hasMessageContaining("several beans are of that type: [one, two] — mark one"));
  }

  @Test
  void primaryBeanOfSeveral_answers() {
    runner
        .withBean(Rankings.class)
        .withBean("one", Answers.class, () -> new Answers("one"))
        .withBean(
            "two",
            Answers.class,
            () -> new Answers("two"),
            definition -> definition.setPrimary(true))
        .run(
            context ->
                assertThat(context.getBean(Rankings.class).ranking("7b")).startsWith("two for"));
  }

  @Test
  void mistakeInALazyBean_stopsTheStartToo() {
    runner
        .withBean(Rankings.class, Rankings::new, definition -> definition.setLazyInit(true))
        .run(context -> assertThat(context).getFailure().hasMessageContaining("no bean is of"));
  }

  @Test
  void libraryStepsAside_nobodyIsAskedFor() {
    runner
        .withBean(Rankings.class)
        .withPropertyValues("fallback.enabled=false")
        .run(
            context -> assertThat(context.getBean(Rankings.class).ranking("7b")).isEqualTo("live"));
  }

  interface Client {
    @NonEssential(value = "ranking", fallbackIn = Local.class)
    String ranking(String room);
  }

  static class Local implements Client {
    @Override
    public String ranking(String room) {
      return "local " + room;
    }
  }

  @Configuration
  static class Clients {
    @Bean
    @Primary
    Client client() {
      return room -> "live";
    }

    @Bean
    Local local() {
      return new Local();
    }
  }

  @Test
  void implementationOfTheAnnotatedInterface_answersAndIsNotGuarded() {
    runner
        .withUserConfiguration(Clients.class)
        .run(
            context -> {
              assertThat(context.getBean(Client.class).ranking("7b")).isEqualTo("local 7b");
              assertThat(AopUtils.isAopProxy(context.getBean(Local.class))).isFalse();
            });
  }
}
