package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Order;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import io.github.fallback4j.spring.Ranking;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Parent and child are auto-configured: they share one engine, and each guards its own beans. */
class ContextHierarchyTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  AnnotatedBeansAutoConfiguration.class, FallbackAutoConfiguration.class));

  @Test
  void beanOfTheChild_isGuarded() {
    runner.run(
        parent ->
            runner
                .withParent(parent)
                .withBean(Ranking.class)
                .run(
                    child -> {
                      child.getBean(Switchboard.class).order(Order.off("lesson-ranking"));

                      assertThat(child.getBean(Ranking.class).top("5b"))
                          .containsExactly("5b", "SWITCH_OFF");
                      assertThat(child.getBean(FallbackEngine.class))
                          .isSameAs(parent.getBean(FallbackEngine.class));
                    }));
  }

  @Test
  void orderInTheParent_holdsForBothContexts() {
    runner
        .withBean("own", Ranking.class, Ranking::new)
        .run(
            parent ->
                runner
                    .withParent(parent)
                    .withBean("other", Ranking.class, Ranking::new)
                    .run(
                        child -> {
                          parent.getBean(Switchboard.class).order(Order.off("lesson-ranking"));

                          assertThat(parent.getBean("own", Ranking.class).top("5b"))
                              .containsExactly("5b", "SWITCH_OFF");
                          assertThat(child.getBean("other", Ranking.class).top("5b"))
                              .containsExactly("5b", "SWITCH_OFF");
                        }));
  }

  @Test
  void dependencyDeclaredInTheChild_isKnown() {
    runner.run(
        parent ->
            runner
                .withParent(parent)
                .withBean(DependencySpec.class, () -> DependencySpec.nonEssential("badges").build())
                .run(
                    child ->
                        assertThat(child.getBean(Dependencies.class).get("badges").id())
                            .isEqualTo("badges")));
  }

  @Test
  void flagForTheChild_isUnderstoodOnceTheChildHasStarted() {
    runner
        .withPropertyValues("fallback.switches.off=lesson-ranking")
        .run(
            parent ->
                runner
                    .withParent(parent)
                    .withBean(Ranking.class)
                    .run(
                        child -> {
                          assertThat(child.getBean(Switchboard.class).warnings()).isEmpty();
                          assertThat(child.getBean(Ranking.class).top("5b"))
                              .containsExactly("5b", "SWITCH_OFF");
                        }));
  }

  @Test
  void beanOfTheParent_isGuardedOnceForTheChild() {
    runner
        .withBean(Ranking.class)
        .run(
            parent ->
                runner
                    .withParent(parent)
                    .run(
                        child -> {
                          child.getBean(Ranking.class).lesson();

                          assertThat(child.getBean(Dependencies.class).get("lesson").calls().live())
                              .isOne();
                        }));
  }
}
