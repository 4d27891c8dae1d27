package io.github.fallback4j.spring.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.FallbackFailedException;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Overdue calls of beans whose fallback throws: what comes out of a proxy. */
class OverdueBeansTest {
  private final ApplicationContextRunner runner =
      new ApplicationContextRunner()
          .withConfiguration(
              AutoConfigurations.of(
                  AnnotatedBeansAutoConfiguration.class, FallbackAutoConfiguration.class))
          .withPropertyValues(
              "fallback.dependencies.ranking.deadline=20ms",
              "fallback.dependencies.ranking.warm-up=0");

  interface Rankings {
    String top();
  }

  static class Unanswered implements Rankings {
    @Override
    @NonEssential(value = "ranking", fallback = "none")
    public String top() {
      try {
        new CountDownLatch(1).await();
        return "live";
      } catch (InterruptedException cutOff) {
        throw OverdueBeansTest.<RuntimeException>unchecked(cutOff);
      }
    }

    public String none(Degradation why) {
      throw new IllegalStateException("no fallback either");
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Throwable> X unchecked(Throwable thrown) throws X {
    throw (X) thrown;
  }

  @ParameterizedTest
  @ValueSource(strings = {"interrupt", "offload"})
  void fallbackThrows_anUncheckedExceptionSaysSo(String enforce) {
    runner
        .withBean(Unanswered.class)
        .withPropertyValues("fallback.dependencies.ranking.enforce=" + enforce)
        .run(
            context -> {
              assertThatThrownBy(() -> context.getBean(Unanswered.class).top())
                  .isInstanceOf(FallbackFailedException.class)
                  .hasMessageContaining("deadline");
              assertThat(Thread.currentThread().isInterrupted()).isFalse();
            });
  }

  @Test
  void proxyIsAnInterfaceOnly_theSame() {
    runner
        .withBean(Unanswered.class)
        .withPropertyValues("spring.aop.proxy-target-class=false")
        .run(
            context ->
                assertThatThrownBy(() -> context.getBean(Rankings.class).top())
                    .isInstanceOf(FallbackFailedException.class));
  }
}
