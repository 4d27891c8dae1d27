package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.NonEssential;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.cache.CacheManager;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.cache.annotation.EnableCaching;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;

/**
 * Advice that has no effect is warned about at start; a final class is proxied by its interface.
 */
@ExtendWith(OutputCaptureExtension.class)
class IdleAdviceTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  AnnotatedBeansAutoConfiguration.class, FallbackAutoConfiguration.class));

  @Configuration
  @EnableCaching
  @EnableMethodSecurity
  static class Advice {
    @Bean
    CacheManager caches() {
      return new ConcurrentMapCacheManager();
    }
  }

  static class Shelf {
    @NonEssential(value = "shelf", fallback = "classics")
    public List<String> books() {
      return List.of();
    }

    @Cacheable("classics")
    public List<String> classics() {
      return List.of();
    }
  }

  @Test
  void adviceOnAFallback_isWarnedAbout(CapturedOutput output) {
    runner
        .withUserConfiguration(Advice.class)
        .withBean(Shelf.class)
        .run(
            context ->
                assertThat(output)
                    .containsOnlyOnce("has no effect when it answers")
                    .contains("@Cacheable on " + Shelf.class.getName() + ".classics"));
  }

  @PreAuthorize("true")
  static class Guarded {
    @NonEssential(value = "guarded", fallback = "classics")
    public List<String> books() {
      return List.of();
    }

    @Deprecated
    public List<String> classics() {
      return List.of();
    }
  }

  @Test
  void adviceOfTheClass_isNotWarnedAbout(CapturedOutput output) {
    runner
        .withUserConfiguration(Advice.class)
        .withBean(Guarded.class)
        .run(context -> assertThat(output).doesNotContain("has no effect"));
  }

  interface Greeting {
    @NonEssential("greeting")
    List<String> greet();
  }

  static final class PoliteGreeting implements Greeting {
    @Override
    public List<String> greet() {
      return List.of("hello");
    }
  }

  record Greeted(List<String> names) implements Greeting {
    @Override
    public List<String> greet() {
      return names;
    }
  }

  @Test
  void finalClassBehindAnAnnotatedInterface_isProxiedByIt() {
    runner
        .withBean("greeting", PoliteGreeting.class)
        .withBean("greeted", Greeted.class, () -> new Greeted(List.of("Ada")))
        .withPropertyValues("fallback.switches.off=greeting")
        .run(
            context -> {
              assertThat(AopUtils.isJdkDynamicProxy(context.getBean("greeting"))).isTrue();
              assertThat(context.getBean("greeting", Greeting.class).greet()).isEmpty();
              assertThat(context.getBean("greeted", Greeting.class).greet()).isEmpty();
            });
  }

  static final class Hidden implements Greeting {
    @Override
    public List<String> greet() {
      return List.of();
    }

    @NonEssential("hidden")
    public void other() {}
  }

  @Test
  void methodOfAFinalClassThatNoInterfaceDeclares_isRefusedWithAdviceThatHelps() {
    runner
        .withBean(Hidden.class)
        .run(
            context ->
                assertThat(context)
                    .getFailure()
                    .rootCause()
                    .hasMessageContaining(
                        "declare it in an interface, or make the class non-final"));
  }
}
