package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Essential;
import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.aopalliance.intercept.MethodInterceptor;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Beans that answer with a {@code Mono} or a {@code Flux}. */
class PublishedBeansTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  AnnotatedBeansAutoConfiguration.class, FallbackAutoConfiguration.class));

  static class Ranking {
    final AtomicInteger calls = new AtomicInteger();
    boolean down;

    @NonEssential("ranking")
    Mono<List<String>> top(String room) {
      return Mono.just(List.of(room, "call " + calls.incrementAndGet()));
    }

    @NonEssential("ranking")
    Flux<String> all() {
      return calls.incrementAndGet() < 3
          ? Flux.error(new IOException("down"))
          : Flux.just("Ada", "Bob");
    }

    @NonEssential("mine")
    @LastKnownGood(maxAge = "1h")
    Flux<String> mine() {
      return down
          ? Flux.error(new IOException("down"))
          : ReactiveSecurityContextHolder.getContext()
              .mapNotNull(context -> context.getAuthentication().getName())
              .flux();
    }

    @Essential("lesson")
    Mono<String> lesson() {
      return Mono.just("algebra " + calls.incrementAndGet());
    }
  }

  @Test
  void eachSubscriptionCallsTheBeanOnce() {
    runner
        .withBean(Ranking.class)
        .run(
            context -> {
              Mono<List<String>> top = context.getBean(Ranking.class).top("7b");

              StepVerifier.create(top.repeat(2))
                  .expectNext(List.of("7b", "call 1"))
                  .expectNext(List.of("7b", "call 2"))
                  .expectNext(List.of("7b", "call 3"))
                  .verifyComplete();
            });
  }

  @Test
  void whatStandsBeforeTheBeanIsPassedAtEachSubscription() {
    AtomicInteger passed = new AtomicInteger();
    MethodInterceptor counting =
        invocation -> {
          passed.incrementAndGet();
          return invocation.proceed();
        };
    runner
        .withBean(
            Ranking.class,
            () -> {
              ProxyFactory factory = new ProxyFactory(new Ranking());
              factory.setProxyTargetClass(true);
              factory.addAdvice(counting);
              return (Ranking) factory.getProxy();
            })
        .run(
            context -> {
              Mono<String> lesson = context.getBean(Ranking.class).lesson();
              assertThat(passed).hasValue(0);

              StepVerifier.create(lesson.repeat(1))
                  .expectNext("algebra 1", "algebra 2")
                  .verifyComplete();

              assertThat(passed).hasValue(2);
              assertThat(context.getBean(Dependencies.class).get("lesson").calls().live())
                  .isEqualTo(2);
            });
  }

  @Test
  void skipped_theBeanIsNotCalled() {
    runner
        .withBean(Ranking.class)
        .withPropertyValues("fallback.switches.off=ranking")
        .run(
            context -> {
              Ranking ranking = context.getBean(Ranking.class);

              StepVerifier.create(ranking.top("7b")).expectNext(List.of()).verifyComplete();
              StepVerifier.create(ranking.all()).verifyComplete();

              StepVerifier.create(ranking.lesson()).expectNext("algebra 1").verifyComplete();
            });
  }

  @Test
  void whatWasRememberedForOneUser_isNoAnswerForAnother() {
    Ranking ranking = new Ranking();
    runner
        .withBean(Ranking.class, () -> ranking)
        .run(
            context -> {
              Flux<String> mine = context.getBean(Ranking.class).mine();
              StepVerifier.create(as("ada", mine)).expectNext("ada").verifyComplete();
              StepVerifier.create(as("bob", mine)).expectNext("bob").verifyComplete();
              ranking.down = true;

              StepVerifier.create(as("ada", mine)).expectNext("ada").verifyComplete();
              StepVerifier.create(as("bob", mine)).expectNext("bob").verifyComplete();
              StepVerifier.create(as("eve", mine)).verifyComplete();
              StepVerifier.create(mine).verifyComplete();
            });
  }

  private static <T> Flux<T> as(String name, Flux<T> asked) {
    return asked.contextWrite(
        ReactiveSecurityContextHolder.withAuthentication(new TestingAuthenticationToken(name, "")));
  }
}
