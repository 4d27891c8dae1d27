package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.CallCounts;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependencies;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.Status;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;
import org.springframework.resilience.annotation.ConcurrencyLimit;
import org.springframework.resilience.annotation.ConcurrencyLimit.ThrottlePolicy;
import org.springframework.resilience.annotation.EnableResilientMethods;
import org.springframework.resilience.annotation.Retryable;
import org.springframework.scheduling.annotation.Async;
import org.springframework.scheduling.annotation.EnableAsync;

/** Spring's own retries and limits are part of a guarded call; asynchronous execution is not. */
class RetriesAndLimitsTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  AnnotatedBeansAutoConfiguration.class, FallbackAutoConfiguration.class))
          .withUserConfiguration(Resilience.class);

  @Configuration
  @EnableResilientMethods
  @EnableAsync
  static class Resilience {}

  static class Narrow {
    private final CountDownLatch entered;
    private final CountDownLatch leave;

    Narrow(CountDownLatch entered, CountDownLatch leave) {
      this.entered = entered;
      this.leave = leave;
    }

    @NonEssential(value = "narrow", fallback = "why")
    @ConcurrencyLimit(limit = 1, policy = ThrottlePolicy.REJECT)
    @Retryable(maxRetries = 2, delay = 1)
    public String pass() throws InterruptedException {
      entered.countDown();
      leave.await();
      return "passed";
    }

    String why(Degradation why) {
      return why.cause().name();
    }
  }

  @Test
  void limitThatRefuses_isCausePermitsAndNoFailure() {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    runner
        .withBean(Narrow.class, () -> new Narrow(entered, leave))
        .withPropertyValues("fallback.dependencies.narrow.deadline=1m")
        .run(
            context -> {
              Narrow narrow = context.getBean(Narrow.class);
              CompletableFuture<String> first =
                  CompletableFuture.supplyAsync(
                      () -> {
                        try {
                          return narrow.pass();
                        } catch (InterruptedException interrupted) {
                          throw new IllegalStateException(interrupted);
                        }
                      });
              assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

              for (int i = 0; i < 10; i++) {
                assertThat(narrow.pass()).isEqualTo("PERMITS");
              }
              leave.countDown();
              assertThat(first.get(10, TimeUnit.SECONDS)).isEqualTo("passed");
              assertThat(context.getBean(Dependencies.class).get("narrow").state().status())
                  .isEqualTo(Status.NORMAL);
            });
  }

  static class Patient {
    @NonEssential(value = "patient", fallback = "why")
    @Retryable(maxRetries = 1_000, delay = 60_000)
    public String ask() {
      throw new IllegalStateException("not yet");
    }

    String why(Degradation why) {
      return why.cause().name();
    }
  }

  @Test
  void pausesBetweenRetries_lieWithinTheDeadline() {
    runner
        .withBean(Patient.class)
        .withPropertyValues(
            "fallback.dependencies.patient.deadline=100ms",
            "fallback.dependencies.patient.warm-up=0")
        .run(context -> assertThat(context.getBean(Patient.class).ask()).isEqualTo("DEADLINE"));
  }

  static class Mailer {
    private final AtomicInteger sent;

    Mailer(AtomicInteger sent) {
      this.sent = sent;
    }

    @Async
    @NonEssential("mail")
    public void send() {
      sent.incrementAndGet();
      throw new IllegalStateException("down");
    }

    @Async
    @NonEssential(value = "mail", fallback = "none")
    public CompletableFuture<List<String>> received() {
      throw new IllegalStateException("down");
    }

    CompletableFuture<List<String>> none() {
      return CompletableFuture.completedFuture(List.of("none"));
    }
  }

  @Test
  void asynchronousMethodThatReturnsNothing_isGuardedWhereItRuns() {
    AtomicInteger sent = new AtomicInteger();
    runner
        .withBean(Mailer.class, () -> new Mailer(sent))
        .run(
            context -> {
              Dependencies dependencies = context.getBean(Dependencies.class);
              context.getBean(Mailer.class).send();

              await()
                  .untilAsserted(
                      () ->
                          assertThat(dependencies.get("mail").calls())
                              .isEqualTo(new CallCounts(0, 0, 0, 1, 0, 0, 0)));
              assertThat(sent).hasValue(1);
            });
  }

  @Test
  void asynchronousMethodThatReturnsAFuture_isAnsweredByItsFallback() {
    runner
        .withBean(Mailer.class, () -> new Mailer(new AtomicInteger()))
        .run(
            context ->
                assertThat(context.getBean(Mailer.class).received().get(10, TimeUnit.SECONDS))
                    .containsExactly("none"));
  }
}
