package io.github.fallback4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.engine.FallbackMetrics;
import io.github.fallback4j.spring.endpoint.FallbackEndpoint;
import io.github.fallback4j.spring.endpoint.FallbackEndpointAutoConfiguration;
import io.github.fallback4j.spring.health.FallbackHealthAutoConfiguration;
import io.github.fallback4j.spring.metrics.FallbackMetricsAutoConfiguration;
import io.github.fallback4j.spring.proxy.AnnotatedBeansAutoConfiguration;
import io.github.fallback4j.spring.web.FallbackWebAutoConfiguration;
import io.github.fallback4j.spring.web.notice.FallbackNoticesAutoConfiguration;
import io.github.fallback4j.spring.web.queue.FallbackQueuesAutoConfiguration;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.ApplicationContextAssertProvider;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.context.ConfigurableApplicationContext;

class StartsAnywhereTest {
  private static final AutoConfigurations OURS =
      AutoConfigurations.of(
          FallbackAutoConfiguration.class,
          AnnotatedBeansAutoConfiguration.class,
          FallbackWebAutoConfiguration.class,
          FallbackNoticesAutoConfiguration.class,
          FallbackQueuesAutoConfiguration.class,
          FallbackEndpointAutoConfiguration.class,
          FallbackHealthAutoConfiguration.class,
          FallbackMetricsAutoConfiguration.class,
          HealthContributorRegistryAutoConfiguration.class);

  /** What an application may lack, and the packages that are then not there. */
  enum Part {
    ACTUATOR("org.springframework.boot.actuate"),
    METRICS("io.micrometer.core"),
    HEALTH("org.springframework.boot.health"),
    WEB("jakarta.servlet", "org.springframework.web", "org.springframework.boot.tomcat"),
    ANNOTATED_BEANS();

    private final String[] packages;

    Part(String... packages) {
      this.packages = packages;
    }
  }

  static Stream<Set<Part>> combinations() {
    Part[] parts = Part.values();
    return IntStream.range(0, 1 << parts.length)
        .mapToObj(
            bits -> {
              Set<Part> present = EnumSet.noneOf(Part.class);
              for (Part part : parts) {
                if ((bits & 1 << part.ordinal()) != 0) {
                  present.add(part);
                }
              }
              return present;
            });
  }

  @ParameterizedTest(name = "with {0}")
  @MethodSource("combinations")
  void startsWithAndWithoutEachPart(Set<Part> present) {
    if (present.contains(Part.WEB)) {
      startsWith(present, new WebApplicationContextRunner());
    } else {
      startsWith(present, new ApplicationContextRunner());
    }
  }

  private static <
          S extends AbstractApplicationContextRunner<S, C, A>,
          C extends ConfigurableApplicationContext,
          A extends ApplicationContextAssertProvider<C>>
      void startsWith(Set<Part> present, AbstractApplicationContextRunner<S, C, A> runner) {
    S configured =
        runner
            .withConfiguration(OURS)
            .withPropertyValues("management.endpoints.web.exposure.include=*")
            .withClassLoader(new FilteredClassLoader(packagesWithout(present)));
    if (present.contains(Part.ANNOTATED_BEANS)) {
      configured = configured.withBean(Ranking.class);
    }
    configured.run(
        context -> {
          assertThat(context).hasNotFailed();
          assertThat(context).hasSingleBean(Dependencies.class);
          assertThat(context).hasSingleBean(Switchboard.class);
          assertThat(context.containsBean("fallbackEndpoint"))
              .isEqualTo(present.contains(Part.ACTUATOR));
          assertThat(context.containsBean("fallbackMetrics"))
              .isEqualTo(present.contains(Part.METRICS));
          assertThat(context.containsBean("fallbackHealthIndicator"))
              .isEqualTo(present.contains(Part.HEALTH));
          if (present.contains(Part.ANNOTATED_BEANS)) {
            assertThat(AopUtils.isCglibProxy(context.getBean(Ranking.class))).isTrue();
            assertThat(context.getBean(Ranking.class).top("5b")).containsExactly("5b", "Ada");
          }
        });
  }

  private static String[] packagesWithout(Set<Part> present) {
    return Stream.of(Part.values())
        .filter(part -> !present.contains(part))
        .flatMap(part -> Stream.of(part.packages))
        .toArray(String[]::new);
  }

  /** What else the starter uses where it is there. */
  enum Library {
    TRANSACTIONS("org.springframework.transaction"),
    SECURITY("org.springframework.security"),
    CONTEXT_PROPAGATION("io.micrometer.context"),
    REACTOR("reactor");

    private final String name;

    Library(String name) {
      this.name = name;
    }
  }

  @ParameterizedTest(name = "without {0}")
  @EnumSource
  void startsWithoutALibraryItKnows(Library absent) {
    new WebApplicationContextRunner()
        .withConfiguration(OURS)
        .withClassLoader(new FilteredClassLoader(absent.name))
        .withBean(Ranking.class)
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(context.getBean(Ranking.class).top("5b")).containsExactly("5b", "Ada");
            });
  }

  @Test
  void stepsAsideWhenItIsNotEnabled() {
    new WebApplicationContextRunner()
        .withConfiguration(OURS)
        .withBean(Ranking.class)
        .withPropertyValues(
            "fallback.enabled=false",
            "fallback.switches.off=all",
            "management.endpoints.web.exposure.include=*")
        .run(
            context -> {
              assertThat(context).hasSingleBean(Dependencies.class);
              assertThat(context.getBean(FallbackEngine.class).integration().enabled()).isFalse();
              assertThat(context).doesNotHaveBean(FallbackEndpoint.class);
              assertThat(context).doesNotHaveBean(FallbackMetrics.class);
              assertThat(context).doesNotHaveBean("fallbackHealthSoftener");
              assertThat(AopUtils.isAopProxy(context.getBean(Ranking.class))).isFalse();
            });
  }

  @Test
  void whoAsksForADependencyGetsItAlthoughItIsNotEnabled() {
    new ApplicationContextRunner()
        .withConfiguration(OURS)
        .withBean(Ranking.class)
        .withPropertyValues("fallback.enabled=false", "fallback.switches.off=all")
        .run(
            context ->
                assertThat(
                        context
                            .getBean(Dependencies.class)
                            .get("lesson-ranking")
                            .call(() -> "live", () -> "fallback"))
                    .isEqualTo("live"));
  }

  @Test
  void theVariableThatDisablesItOutranksTheProperty() {
    new ApplicationContextRunner()
        .withConfiguration(OURS)
        .withBean(Ranking.class)
        .withPropertyValues("fallback.enabled=true", "FALLBACK_ENABLED=false")
        .run(
            context -> {
              assertThat(context.getBean(FallbackEngine.class).integration().enabled()).isFalse();
              assertThat(AopUtils.isAopProxy(context.getBean(Ranking.class))).isFalse();
            });
  }
}
