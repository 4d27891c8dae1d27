package io.github.fallback4j.engine;

import static io.github.fallback4j.CallWithStandby.withStandby;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Routes;
import io.github.fallback4j.Status;
import io.github.fallback4j.reactor.Reactive;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;
import reactor.core.publisher.Mono;

/** Essential calls that answer later, by one of two routes. */
class EssentialLaterTest {
  private static final DependencySpec LESSON =
      DependencySpec.essential("lesson").standby().idempotent(true).warmUp(0).build();
  private static final Duration STEP = Duration.ofMillis(150);

  private volatile boolean down = true;

  private CompletionStage<String> primary() {
    CompletableFuture<String> answer = new CompletableFuture<>();
    if (down) {
      answer.completeExceptionally(new IllegalStateException("Tokyo is down"));
    } else {
      answer.complete("Tokyo");
    }
    return answer;
  }

  private static Status primaryOf(EngineFixture fixture) {
    Routes routes = Objects.requireNonNull(fixture.get("lesson").routes());
    return routes.primary().status();
  }

  private static String askStage(EngineFixture fixture, Callable<CompletionStage<String>> primary) {
    Callable<CompletionStage<String>> standby = () -> CompletableFuture.completedStage("Osaka");
    try {
      return fixture
          .get("lesson")
          .<String>callAsync(withStandby(primary, standby), () -> "none")
          .toCompletableFuture()
          .join();
    } catch (CompletionException failed) {
      return "none";
    }
  }

  private void assertNobodyIsUsedToTryThePrimary(EngineFixture fixture, Runnable ask) {
    for (int i = 0; i < 6; i++) {
      ask.run();
      fixture.advance(STEP);
    }
    assertThat(primaryOf(fixture)).isEqualTo(Status.DEGRADED);
    down = false;

    await()
        .until(
            () -> {
              fixture.advance(STEP);
              return primaryOf(fixture) == Status.RECOVERING;
            });
  }

  @Test
  void stageFailsAndMayBeRepeated_thePrimaryComesBackWithoutAnyCaller() {
    try (EngineFixture fixture = new EngineFixture(LESSON)) {
      assertNobodyIsUsedToTryThePrimary(fixture, () -> askStage(fixture, this::primary));
    }
  }

  @Test
  void monoFailsAndMayBeRepeated_thePrimaryComesBackWithoutAnyCaller() {
    try (EngineFixture fixture = new EngineFixture(LESSON)) {
      Callable<Mono<String>> primary = () -> Mono.fromCompletionStage(this::primary);
      Callable<Mono<String>> standby = () -> Mono.just("Osaka");

      assertNobodyIsUsedToTryThePrimary(
          fixture,
          () ->
              Reactive.mono(fixture.get("lesson"), withStandby(primary, standby))
                  .onErrorReturn("none")
                  .block());
    }
  }

  @Test
  void repeatedMonoHasAFaultyAnswer_isNoGoodProbe() {
    DependencySpec judged =
        LESSON.toBuilder().faults(LESSON.faults().answer(String.class, "sorry"::equals)).build();
    try (EngineFixture fixture = new EngineFixture(judged)) {
      Callable<Mono<String>> primary =
          () -> down ? Mono.error(new IllegalStateException("down")) : Mono.just("sorry");
      Callable<Mono<String>> standby = () -> Mono.just("Osaka");
      for (int i = 0; i < 6; i++) {
        Reactive.mono(fixture.get("lesson"), withStandby(primary, standby))
            .onErrorReturn("")
            .block();
        fixture.advance(STEP);
      }
      down = false;

      await()
          .until(
              () -> {
                fixture.advance(STEP);
                Routes routes = Objects.requireNonNull(fixture.get("lesson").routes());
                return String.valueOf(routes.primary().reason()).contains("FaultyAnswer");
              });
      assertThat(primaryOf(fixture)).isEqualTo(Status.DEGRADED);
    }
  }

  @Test
  void stageFailsOnAnotherThread_theRepeatHasTheContextOfTheCaller() {
    CompletableFuture<String> seen = new CompletableFuture<>();
    Executor pool = task -> new Thread(task).start();
    Callable<CompletionStage<String>> primary =
        () -> {
          if (Thread.currentThread().getName().startsWith("fallback-")) {
            seen.complete(MDC.get("trace"));
          }
          return CompletableFuture.supplyAsync(() -> primary().toCompletableFuture().join(), pool);
        };
    try (EngineFixture fixture = new EngineFixture(LESSON)) {
      MDC.put("trace", "abc");
      for (int i = 0; i < 6; i++) {
        askStage(fixture, primary);
        fixture.advance(STEP);
      }
      MDC.clear();

      await()
          .until(
              () -> {
                fixture.advance(STEP);
                return seen.isDone();
              });
      assertThat(seen.join()).isEqualTo("abc");
    }
  }

  @Test
  void callersCancelTheirStages_isNoFaultOfThePrimary() {
    try (EngineFixture fixture = new EngineFixture(LESSON)) {
      Callable<CompletionStage<String>> standby = () -> CompletableFuture.completedStage("Osaka");
      for (int i = 0; i < 20; i++) {
        CompletableFuture<String> mute = new CompletableFuture<>();
        Callable<CompletionStage<String>> primary = () -> mute;
        fixture.get("lesson").<String>callAsync(withStandby(primary, standby), () -> "none");
        mute.cancel(true);
        fixture.advance(STEP);
      }

      assertThat(primaryOf(fixture)).isEqualTo(Status.NORMAL);
      assertThat(fixture.get("lesson").calls().error()).isZero();
    }
  }
}
