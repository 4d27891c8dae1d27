package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Enforce;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Blocking calls that run on a thread of their own. */
class OffloadTest {
  private static final Duration DEADLINE = Duration.ofMillis(300);
  private static final DependencySpec OFFLOADED =
      DependencySpec.nonEssential("ranking")
          .enforce(Enforce.OFFLOAD)
          .deadline(DEADLINE)
          .warmUp(0)
          .build();

  private final ThreadLocal<String> context = new ThreadLocal<>();
  private final EngineFixture fixture =
      new EngineFixture(builder -> builder.carrier(new ThreadLocalCarrier(context)), OFFLOADED);
  private final Dependency ranking = fixture.get("ranking");

  @AfterEach
  void close() {
    fixture.close();
  }

  @Test
  void callerIsAnsweredAtTheDeadlineAndThePermitReturnsWithTheThread() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    CompletableFuture<Degradation> answered =
        CompletableFuture.supplyAsync(
            () ->
                ranking.callOrElse(
                    () -> {
                      begun.countDown();
                      end.await();
                      return null;
                    },
                    degradation -> degradation));
    begun.await();

    fixture.advance(DEADLINE.plusMillis(10));

    assertThat(answered.get().cause()).isEqualTo(Cause.DEADLINE);
    assertThat(ranking.calls().inFlight()).isEqualTo(1);
    end.countDown();
    await().untilAsserted(() -> assertThat(ranking.calls().inFlight()).isZero());
  }

  @Test
  void runsOnAThreadOfOursWithTheCallersContext() {
    context.set("lesson 7");

    String seen =
        ranking.call(() -> Thread.currentThread().getName() + " " + context.get(), () -> "instead");

    assertThat(seen).startsWith("fallback-offload-").endsWith(" lesson 7");
  }

  @Test
  void logsWithTheCallersLoggingContext() {
    MDC.put("lesson", "7");
    try {
      assertThat(ranking.<String>call(() -> MDC.get("lesson"), () -> "instead")).isEqualTo("7");
    } finally {
      MDC.remove("lesson");
    }
    assertThat(ranking.<String>callOrElse(() -> MDC.get("lesson"), why -> "instead")).isNull();
  }

  @Test
  void callerInterrupted_getsItsInterrupt() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread caller =
        new Thread(
            () -> {
              try {
                ranking.run(
                    () -> {
                      begun.countDown();
                      end.await();
                    });
                interrupted.complete(false);
              } catch (CallInterruptedException e) {
                interrupted.complete(Thread.currentThread().isInterrupted());
              }
            });
    caller.start();
    begun.await();

    caller.interrupt();

    assertThat(interrupted.get()).isTrue();
    end.countDown();
    caller.join();
  }
}
