package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.CallCounts;
import io.github.fallback4j.Dependencies;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.Order;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.config.annotation.method.configuration.EnableReactiveMethodSecurity;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** Who may not subscribe is refused, whatever the state of the dependency. */
class RefusedSubscribersTest {
  private static final CallCounts NONE = new CallCounts(0, 0, 0, 0, 0, 0, 0);

  @Configuration
  @EnableReactiveMethodSecurity
  @Import(ReactiveGrades.class)
  static class ReactiveChecks {}

  static class ReactiveGrades {
    int calls;

    @NonEssential(value = "reactive", fallback = "none")
    @PreAuthorize("hasRole('TEACHER')")
    public Mono<String> best() {
      calls++;
      return Mono.error(new IllegalStateException("down"));
    }

    Mono<String> none() {
      return Mono.just("none");
    }
  }

  private static Context as(String role) {
    return ReactiveSecurityContextHolder.withAuthentication(
        new TestingAuthenticationToken("ada", "", "ROLE_" + role));
  }

  private final ApplicationContextRunner reactive =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  AnnotatedBeansAutoConfiguration.class, FallbackAutoConfiguration.class))
          .withUserConfiguration(ReactiveChecks.class);

  @ParameterizedTest
  @ValueSource(strings = {"auto", "off"})
  void subscriberWithoutTheRole_isRefused(String state) {
    reactive.run(
        context -> {
          order(context, state);
          Mono<String> best = context.getBean(ReactiveGrades.class).best();

          assertThatThrownBy(() -> best.contextWrite(as("PUPIL")).block())
              .isInstanceOf(AccessDeniedException.class);
          assertThat(counts(context)).isEqualTo(NONE);
        });
  }

  @Test
  void subscribingAgain_isGuardedAgain() {
    reactive.run(
        context -> {
          Mono<String> best = context.getBean(ReactiveGrades.class).best();

          assertThat(best.contextWrite(as("TEACHER")).block()).isEqualTo("none");
          assertThat(best.contextWrite(as("TEACHER")).block()).isEqualTo("none");
          assertThatThrownBy(() -> best.contextWrite(as("PUPIL")).block())
              .isInstanceOf(AccessDeniedException.class);
          assertThat(counts(context).substitute()).isEqualTo(2);
        });
  }

  private static void order(ApplicationContext context, String state) {
    if (state.equals("off")) {
      context.getBean(Switchboard.class).order(Order.off("all"));
    }
  }

  private static CallCounts counts(ApplicationContext context) {
    return context.getBean(Dependencies.class).get("reactive").calls();
  }
}
