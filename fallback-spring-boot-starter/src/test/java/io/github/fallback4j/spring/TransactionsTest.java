package io.github.fallback4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.engine.FallbackEngine;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class TransactionsTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(FallbackAutoConfiguration.class))
          .withBean(
              DependencySpec.class,
              () ->
                  DependencySpec.nonEssential("ranking")
                      .deadline(Duration.ofMillis(50))
                      .warmUp(0)
                      .build());

  @AfterEach
  void endTransaction() {
    TransactionSynchronizationManager.setActualTransactionActive(false);
  }

  @Test
  void anOverdueCallIsInterrupted() {
    runner.run(
        context ->
            assertThat(overdue(context.getBean(FallbackEngine.class))).isEqualTo("fallback"));
  }

  @Test
  void anOverdueCallInsideATransactionIsNot() {
    TransactionSynchronizationManager.setActualTransactionActive(true);

    runner.run(
        context -> assertThat(overdue(context.getBean(FallbackEngine.class))).isEqualTo("late"));
  }

  private static String overdue(FallbackEngine engine) {
    CountDownLatch never = new CountDownLatch(1);
    return engine
        .get("ranking")
        .call(
            () -> {
              never.await(500, TimeUnit.MILLISECONDS);
              return "late";
            },
            () -> "fallback");
  }
}
