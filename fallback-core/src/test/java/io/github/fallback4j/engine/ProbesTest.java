package io.github.fallback4j.engine;

import static io.github.fallback4j.CallWithStandby.withStandby;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Order;
import io.github.fallback4j.Status;
import io.github.fallback4j.spi.ContextCarrier;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** Calls that are made to find out how a dependency is, away from callers. */
class ProbesTest {
  private static final DependencySpec RANKING =
      DependencySpec.nonEssential("ranking").warmUp(0).build();
  private static final Duration HOLD = Duration.ofMillis(2_500);

  private final AtomicInteger made = new AtomicInteger();
  private volatile boolean down = true;

  private String make() {
    made.incrementAndGet();
    if (down) {
      throw new IllegalStateException("down");
    }
    return "live";
  }

  private void trip(EngineFixture fixture) {
    for (int i = 0; i < 6; i++) {
      fixture.get("ranking").call(this::make, () -> "instead");
      fixture.advance(Duration.ofMillis(150));
    }
    assertThat(fixture.get("ranking").state().cause()).isEqualTo(Cause.BREAKER);
  }

  private static void awaitRecovering(EngineFixture fixture) {
    await().until(() -> fixture.get("ranking").state().status() == Status.RECOVERING);
  }

  @Test
  void declaredProbeIsGood_dependencyComesBackWithoutAnyCaller() {
    AtomicInteger probes = new AtomicInteger();
    DependencySpec spec = RANKING.toBuilder().probe(probes::incrementAndGet).build();
    try (EngineFixture fixture = new EngineFixture(spec)) {
      trip(fixture);
      fixture.advance(HOLD);

      awaitRecovering(fixture);
      assertThat(probes.get()).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void declaredProbeAnswersFalse_dependencyIsHeldAgain() {
    AtomicInteger probes = new AtomicInteger();
    DependencySpec spec =
        RANKING.toBuilder()
            .probe(
                () -> {
                  probes.incrementAndGet();
                  return false;
                })
            .build();
    try (EngineFixture fixture = new EngineFixture(spec)) {
      trip(fixture);
      probes.set(0);
      fixture.advance(HOLD);

      await()
          .until(
              () ->
                  Objects.requireNonNull(fixture.get("ranking").state().reason())
                      .contains("the probe answered false"));
      assertThat(fixture.get("ranking").state().status()).isEqualTo(Status.DEGRADED);
    }
  }

  @Test
  void declaredProbeAnswersLater_isWaitedFor() {
    Callable<?> probe = () -> CompletableFuture.completedFuture(false);
    try (EngineFixture fixture = new EngineFixture(RANKING.toBuilder().probe(probe).build())) {
      trip(fixture);
      fixture.advance(HOLD);

      await()
          .until(
              () ->
                  Objects.requireNonNull(fixture.get("ranking").state().reason())
                      .contains("the probe answered false"));
    }
  }

  @Test
  void callMayBeRepeated_theOneThatFailedIsTheProbe() {
    DependencySpec spec = RANKING.toBuilder().idempotent(true).build();
    try (EngineFixture fixture = new EngineFixture(spec)) {
      trip(fixture);
      down = false;
      made.set(0);
      fixture.advance(HOLD);

      awaitRecovering(fixture);
      assertThat(made.get()).isGreaterThanOrEqualTo(3);
    }
  }

  @Test
  void callMayBeRepeated_itHasTheContextOfItsCaller() {
    DependencySpec spec = RANKING.toBuilder().idempotent(true).build();
    CompletableFuture<String> seen = new CompletableFuture<>();
    try (EngineFixture fixture = new EngineFixture(spec)) {
      MDC.put("trace", "abc");
      down = true;
      for (int i = 0; i < 2; i++) {
        fixture
            .get("ranking")
            .call(
                () -> {
                  if (Thread.currentThread().getName().startsWith("fallback-")) {
                    seen.complete(MDC.get("trace"));
                  }
                  return make();
                },
                () -> "instead");
      }
      MDC.clear();
      fixture.advance(Duration.ofMillis(200));

      assertThat(seen.orTimeout(10, TimeUnit.SECONDS).join()).isEqualTo("abc");
    }
  }

  @Test
  void callMayNotBeRepeated_noneIsMadeByItself() {
    try (EngineFixture fixture = new EngineFixture(RANKING)) {
      trip(fixture);
      made.set(0);
      fixture.advance(Duration.ofSeconds(30));

      assertThat(made).hasValue(0);
      down = false;
      assertThat(fixture.get("ranking").<String>call(this::make, () -> "instead"))
          .isEqualTo("live"); // a caller's call is the probe
    }
  }

  @Test
  void repeatedCallThrowsWhatIsAnAnswer_isAGoodProbe() {
    DependencySpec spec =
        RANKING.toBuilder()
            .idempotent(true)
            .passThrough(List.of(IllegalArgumentException.class))
            .build();
    try (EngineFixture fixture = new EngineFixture(spec)) {
      Dependency ranking = fixture.get("ranking");
      for (int i = 0; i < 6; i++) {
        ranking.call(
            () -> {
              if (!down) {
                throw new IllegalArgumentException("no such room");
              }
              return make();
            },
            () -> "instead");
        fixture.advance(Duration.ofMillis(150));
      }
      down = false;
      fixture.advance(HOLD);

      awaitRecovering(fixture);
    }
  }

  @Test
  void essentialPrimaryMayBeRepeated_noUsersCallIsUsedToTryIt() {
    DependencySpec lesson =
        DependencySpec.essential("lesson").standby().idempotent(true).warmUp(0).build();
    try (EngineFixture fixture = new EngineFixture(lesson)) {
      for (int i = 0; i < 6; i++) {
        fixture.get("lesson").call(withStandby(this::make, () -> "standby"), () -> "failed");
        fixture.advance(Duration.ofMillis(150));
      }
      for (int i = 0; i < 300; i++) {
        assertThat(
                fixture
                    .get("lesson")
                    .call(withStandby(this::make, () -> "standby"), () -> "failed"))
            .isEqualTo("standby");
        fixture.advance(Duration.ofMillis(100));
      }
    }
  }

  @Test
  void repeatedCallAnswersLaterWithAnExceptionThatIsAnAnswer_isAGoodProbe() {
    DependencySpec spec =
        RANKING.toBuilder()
            .idempotent(true)
            .passThrough(List.of(IllegalArgumentException.class))
            .build();
    try (EngineFixture fixture = new EngineFixture(spec)) {
      for (int i = 0; i < 6; i++) {
        fixture
            .get("ranking")
            .<String>callAsync(
                () ->
                    CompletableFuture.failedFuture(
                        down
                            ? new IllegalStateException("down")
                            : new IllegalArgumentException("no such room")),
                () -> "instead");
        fixture.advance(Duration.ofMillis(150));
      }
      down = false;
      fixture.advance(HOLD);

      awaitRecovering(fixture);
    }
  }

  @Test
  void repeatedCallIsOverdue_itIsCancelled() {
    DependencySpec spec = RANKING.toBuilder().idempotent(true).build();
    CompletableFuture<String> mute = new CompletableFuture<>();
    try (EngineFixture fixture = new EngineFixture(spec)) {
      for (int i = 0; i < 6; i++) {
        fixture
            .get("ranking")
            .<String>callAsync(
                () -> {
                  made.incrementAndGet();
                  return down
                      ? CompletableFuture.failedFuture(new IllegalStateException("down"))
                      : mute;
                },
                () -> "instead");
        fixture.advance(Duration.ofMillis(150));
      }
      down = false;
      made.set(0);
      fixture.advance(HOLD);
      await().until(() -> made.get() >= 1); // more if one was just looking into it

      await()
          .until(
              () -> {
                fixture.advance(Duration.ofMillis(100));
                return mute.isCancelled();
              });
    }
  }

  @Test
  void orderedOffWithTwoRoutes_noProbeOfEitherIsMade() {
    AtomicInteger probes = new AtomicInteger();
    CountDownLatch ordered = new CountDownLatch(1);
    Callable<?> probe =
        () -> {
          probes.incrementAndGet();
          ordered.await();
          return true;
        };
    DependencySpec spec = RANKING.toBuilder().standby().probe(probe).build();
    try (EngineFixture fixture = new EngineFixture(spec)) {
      fixture.fail("ranking", 6, Duration.ofMillis(150));
      fixture.engine.switchboard().order(Order.off("ranking"));
      ordered.countDown();
      awaitNothingUnderWay(fixture); // a probe that was handed to its thread before the order
      int before = probes.get();
      fixture.advance(Duration.ofMinutes(5));
      awaitNothingUnderWay(fixture);

      assertThat(probes).hasValue(before);
    }
  }

  private static void awaitNothingUnderWay(EngineFixture fixture) {
    await().until(() -> fixture.get("ranking").calls().inFlight() == 0);
  }

  @Test
  void contextCannotBeCarried_callsAreAnsweredAndCountedAllTheSame() {
    ContextCarrier broken =
        new ContextCarrier() {
          @Override
          public <T> Callable<T> carry(Callable<T> work) {
            throw new IllegalStateException("no context");
          }
        };
    DependencySpec lesson =
        DependencySpec.essential("lesson").standby().idempotent(true).warmUp(0).build();
    DependencySpec spec = RANKING.toBuilder().idempotent(true).build();
    try (EngineFixture fixture =
        new EngineFixture(builder -> builder.carrier(broken), spec, lesson)) {
      assertThat(fixture.get("ranking").call(this::make, () -> "instead")).isEqualTo("instead");
      assertThat(
              fixture.get("lesson").call(withStandby(this::make, () -> "standby"), () -> "failed"))
          .isEqualTo("failed");
      assertThat(fixture.get("lesson").calls().substitute()).isEqualTo(1);
    }
  }
}
