package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Probe;
import io.github.fallback4j.Status;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.annotation.Scope;

/** Probes that methods of beans declare. */
class ProbeBeansTest {
  private final ApplicationContextRunner context =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  FallbackAutoConfiguration.class, AnnotatedBeansAutoConfiguration.class))
          .withPropertyValues(
              "fallback.dependencies.ranking.breaker.span=1ms",
              "fallback.dependencies.ranking.breaker.hold=100ms");

  static class Redis {
    final AtomicInteger pings = new AtomicInteger();

    @Probe("ranking")
    void ping() {
      pings.incrementAndGet();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class School {
    @Bean
    DependencySpec ranking() {
      return DependencySpec.nonEssential("ranking").build();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class WithRedis extends School {
    @Bean
    Redis redis() {
      return new Redis();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class WithLazyRedis extends School {
    static final AtomicInteger CREATED = new AtomicInteger();

    @Bean
    @Lazy
    Redis redis() {
      CREATED.incrementAndGet();
      return new Redis();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class WithPrototype extends School {
    @Bean
    @Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
    Redis redis() {
      return new Redis();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class WithTwo extends WithRedis {
    @Bean
    Redis other() {
      return new Redis();
    }
  }

  static class Misspelt {
    @Probe("rankin")
    void ping() {}
  }

  @Configuration(proxyBeanMethods = false)
  static class WithMisspelt extends School {
    @Bean
    Misspelt redis() {
      return new Misspelt();
    }
  }

  private static void tripAndAwaitReturn(Dependency ranking) {
    Awaitility.await()
        .until(
            () -> {
              ranking.run(
                  () -> {
                    throw new IllegalStateException("down");
                  });
              return ranking.state().status() == Status.DEGRADED;
            });
    Awaitility.await().until(() -> ranking.state().status() != Status.DEGRADED);
  }

  @Test
  void probeOfABean_bringsItsDependencyBack() {
    context
        .withUserConfiguration(WithRedis.class)
        .run(
            running -> {
              tripAndAwaitReturn(running.getBean(Dependencies.class).get("ranking"));
              assertThat(running.getBean(Redis.class).pings).hasValueGreaterThanOrEqualTo(3);
            });
  }

  @Test
  void probeOfALazyBean_isCreatedWhenItIsCalled() {
    context
        .withUserConfiguration(WithLazyRedis.class)
        .run(
            running -> {
              assertThat(WithLazyRedis.CREATED).hasValue(0);
              tripAndAwaitReturn(running.getBean(Dependencies.class).get("ranking"));
              assertThat(WithLazyRedis.CREATED).hasValue(1);
            });
  }

  @Test
  void probeOfAPrototype_stopsTheStart() {
    assertRefused(WithPrototype.class, "of bean 'redis', of which there is more than one");
  }

  @Test
  void twoBeansProbeOneDependency_stopsTheStart() {
    assertRefused(
        WithTwo.class, "is a second probe, in addition to " + Redis.class.getName() + ".ping()");
  }

  @Test
  void unknownDependency_stopsTheStart() {
    assertRefused(WithMisspelt.class, "no dependency of this id; did you mean ranking?");
  }

  private void assertRefused(Class<?> configuration, String problem) {
    context
        .withUserConfiguration(configuration)
        .run(running -> assertThat(running).getFailure().hasMessageContaining(problem));
  }
}
