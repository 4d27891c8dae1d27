package io.github.fallback4j.engine;

import static io.github.fallback4j.CallWithStandby.withStandby;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencySpecBuilder;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.Order;
import io.github.fallback4j.Status;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** A circuit breaker of the application serves as that of a dependency. */
class AdoptedBreakerTest {
  private static final DependencySpec RANKING =
      DependencySpec.nonEssential("ranking").circuitBreaker("redis").warmUp(0).build();

  private final CircuitBreakerRegistry registry =
      CircuitBreakerRegistry.of(
          CircuitBreakerConfig.custom()
              .slidingWindowSize(4)
              .minimumNumberOfCalls(4)
              .permittedNumberOfCallsInHalfOpenState(2)
              .waitDurationInOpenState(Duration.ofHours(1))
              .build());
  private final CircuitBreaker redis = registry.circuitBreaker("redis");

  private EngineFixture engine(DependencySpec spec) {
    return new EngineFixture(builder -> builder.circuitBreakers(registry::find), spec);
  }

  private static String call(EngineFixture fixture) {
    return fixture.get("ranking").call(() -> "live", () -> "instead");
  }

  private static DependencyState state(EngineFixture fixture) {
    return fixture.get("ranking").state();
  }

  @Test
  void callsFail_theBreakerOpensAsItIsConfigured() {
    try (EngineFixture fixture = engine(RANKING)) {
      fixture.fail("ranking", 4, Duration.ZERO);

      assertThat(redis.getState()).isEqualTo(CircuitBreaker.State.OPEN);
      assertThat(call(fixture)).isEqualTo("instead");
      assertThat(state(fixture).cause()).isEqualTo(Cause.BREAKER);
      assertThat(state(fixture).source()).isEqualTo("resilience4j");
      assertThat(state(fixture).reason()).isEqualTo("circuit breaker 'redis' is open");
    }
  }

  @Test
  void breakerIsOpenedElsewhere_callsAreSkipped() {
    try (EngineFixture fixture = engine(RANKING)) {
      redis.transitionToForcedOpenState();

      assertThat(call(fixture)).isEqualTo("instead");
    }
  }

  @Test
  void breakerWasOpenBefore_callsAreSkippedFromTheStart() {
    redis.transitionToOpenState();
    try (EngineFixture fixture = engine(RANKING)) {
      assertThat(state(fixture).status()).isEqualTo(Status.DEGRADED);
    }
  }

  @Test
  void breakerIsHalfOpen_onlyItsProbesGo() {
    try (EngineFixture fixture = engine(RANKING)) {
      redis.transitionToOpenState();
      redis.transitionToHalfOpenState();
      redis.acquirePermission(); // somebody else's probe

      assertThat(call(fixture)).isEqualTo("live");
      assertThat(call(fixture)).isEqualTo("instead");
    }
  }

  @Test
  void waitOfTheBreakerIsOver_theNextCallIsItsProbe() {
    CircuitBreaker soon =
        registry.circuitBreaker(
            "soon",
            CircuitBreakerConfig.custom()
                .waitIntervalFunctionInOpenState(attempt -> 1L)
                .permittedNumberOfCallsInHalfOpenState(1)
                .build());
    try (EngineFixture fixture = engine(RANKING.toBuilder().circuitBreaker("soon").build())) {
      soon.transitionToOpenState();

      await().until(() -> call(fixture).equals("live"));
      assertThat(soon.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }
  }

  @Test
  void callsThatItDidNotLetThroughEnd_halfOpenBreakerDoesNotCountThem() {
    try (EngineFixture fixture = engine(RANKING)) {
      redis.transitionToOpenState();
      redis.transitionToHalfOpenState();
      fixture.engine.switchboard().order(Order.on("ranking"));
      for (int i = 0; i < 4; i++) {
        assertThat(call(fixture)).isEqualTo("live");
      }

      assertThat(redis.getState()).isEqualTo(CircuitBreaker.State.HALF_OPEN);
    }
  }

  @Test
  void callBegunBeforeItOpenedEndsWhileItIsHalfOpen_isNoProbe() {
    try (EngineFixture fixture = engine(RANKING)) {
      CompletableFuture<String> old = new CompletableFuture<>();
      fixture.get("ranking").<String>callAsync(() -> old, () -> "instead");
      fixture.advance(Duration.ofMillis(10));
      redis.transitionToOpenState();
      redis.transitionToHalfOpenState();
      CompletableFuture<String> probe = new CompletableFuture<>();
      fixture.get("ranking").<String>callAsync(() -> probe, () -> "instead");

      old.completeExceptionally(new IllegalStateException("down"));
      probe.complete("live");

      assertThat(call(fixture)).isEqualTo("live"); // the second probe of two
      assertThat(redis.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }
  }

  @Test
  void breakerCloses_callsReturnInSteps() {
    try (EngineFixture fixture = engine(RANKING)) {
      redis.transitionToOpenState();
      redis.transitionToHalfOpenState();
      call(fixture);
      call(fixture);

      assertThat(redis.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
      assertThat(state(fixture).status()).isEqualTo(Status.RECOVERING);
      assertThat(state(fixture).admitted()).isEqualTo(0.1);
      fixture.advance(Duration.ofSeconds(6));
      assertThat(state(fixture).status()).isEqualTo(Status.NORMAL);
    }
  }

  @Test
  void callIsOverdue_countsAsAFailureOfTheBreaker() throws Exception {
    DependencySpec spec = RANKING.toBuilder().deadline(Duration.ofMillis(100)).build();
    CountDownLatch answer = new CountDownLatch(1);
    ExecutorService caller = Executors.newSingleThreadExecutor();
    try (EngineFixture fixture = engine(spec)) {
      CountDownLatch underWay = new CountDownLatch(1);
      caller.execute(
          () ->
              fixture
                  .get("ranking")
                  .call(
                      () -> {
                        underWay.countDown();
                        answer.await();
                        return "late";
                      },
                      () -> "instead"));
      underWay.await();
      fixture.advance(Duration.ofMillis(110));

      assertThat(redis.getMetrics().getNumberOfFailedCalls()).isEqualTo(1);
    } finally {
      answer.countDown();
      caller.shutdown();
    }
  }

  @Test
  void slowCallsThatTheBreakerMinds_openIt() {
    CircuitBreaker slow =
        registry.circuitBreaker(
            "slow",
            CircuitBreakerConfig.custom()
                .slidingWindowSize(2)
                .minimumNumberOfCalls(2)
                .slowCallDurationThreshold(Duration.ofMillis(50))
                .build());
    try (EngineFixture fixture = engine(RANKING.toBuilder().circuitBreaker("slow").build())) {
      for (int i = 0; i < 2; i++) {
        fixture
            .get("ranking")
            .call(
                () -> {
                  fixture.advance(Duration.ofMillis(60));
                  return "live";
                },
                () -> "instead");
      }

      assertThat(slow.getState()).isEqualTo(CircuitBreaker.State.OPEN);
      assertThat(call(fixture)).isEqualTo("instead");
    }
  }

  @Test
  void automaticIsObserve_causeShowsButCallsGo() {
    DependencySpec spec = RANKING.toBuilder().automatic(Automatic.OBSERVE).build();
    try (EngineFixture fixture = engine(spec)) {
      redis.transitionToOpenState();

      assertThat(call(fixture)).isEqualTo("live");
      assertThat(fixture.engine.switchboard().explain("ranking"))
          .singleElement()
          .satisfies(cause -> assertThat(cause.cause()).isEqualTo(Cause.BREAKER));
    }
  }

  @Test
  void automaticIsObserveAndOverdueCallsHoldAllPermits_breakerOfOthersIsNotOpened() {
    DependencySpec spec = RANKING.toBuilder().automatic(Automatic.OBSERVE).permits(1).build();
    try (EngineFixture fixture = engine(spec)) {
      CompletableFuture<String> mute = new CompletableFuture<>();
      fixture.get("ranking").callAsync(() -> mute, () -> "instead");

      fixture.time.advance(RANKING.deadline());
      assertThat(call(fixture)).isEqualTo("instead");

      assertThat(redis.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }
  }

  @Test
  void automaticIsObserveAndNobodyElseAsksTheBreaker_callsBringItBack() {
    CircuitBreaker soon =
        registry.circuitBreaker(
            "soon",
            CircuitBreakerConfig.custom()
                .waitIntervalFunctionInOpenState(attempt -> 1L)
                .permittedNumberOfCallsInHalfOpenState(2)
                .build());
    DependencySpec spec =
        RANKING.toBuilder().circuitBreaker("soon").automatic(Automatic.OBSERVE).build();
    try (EngineFixture fixture = engine(spec)) {
      soon.transitionToOpenState();

      await()
          .until(
              () -> call(fixture).equals("live") && soon.getState() == CircuitBreaker.State.CLOSED);
    }
  }

  @Test
  void automaticIsOff_breakerIsLeftAlone() {
    DependencySpec spec = RANKING.toBuilder().automatic(Automatic.OFF).build();
    try (EngineFixture fixture = engine(spec)) {
      fixture.fail("ranking", 10, Duration.ZERO);

      assertThat(redis.getMetrics().getNumberOfFailedCalls()).isZero();
    }
  }

  @Test
  void noBreakerOfThatName_stopsTheStart() {
    DependencySpec spec = RANKING.toBuilder().circuitBreaker("rediss").build();

    assertThatThrownBy(() -> engine(spec))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining(
            "dependency 'ranking' names circuit breaker 'rediss', which does not exist")
        .hasMessageContaining("fallback.dependencies.ranking.circuit-breaker");
  }

  @Test
  void dependencyRegisteredLater_findsItsBreakerAtOnce() {
    try (EngineFixture fixture = engine(DependencySpec.nonEssential("badges").build())) {
      fixture.engine.register(RANKING);
      redis.transitionToOpenState();

      assertThat(call(fixture)).isEqualTo("instead");
    }
  }

  @Test
  void essentialDependencyWithoutAStandby_isRefusedOne() {
    DependencySpecBuilder spec = DependencySpec.essential("lesson").circuitBreaker("redis");

    assertThatThrownBy(spec::build)
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining("circuit breaker of 'lesson' is 'redis'");
  }

  @Test
  void twoRoutesAreRegisteredLaterAndTheBreakerIsOpen_callsGoByTheStandby() {
    redis.transitionToOpenState();
    try (EngineFixture fixture = engine(DependencySpec.nonEssential("badges").build())) {
      Dependency ranking = fixture.engine.register(RANKING.toBuilder().standby().build());

      assertThat(ranking.call(withStandby(() -> "primary", () -> "standby"), () -> "instead"))
          .isEqualTo("standby");
    }
  }

  @Test
  void applicationClosesTheBreakerAsSoonAsItOpens_callsGo() {
    redis
        .getEventPublisher()
        .onStateTransition(
            event -> {
              if (event.getStateTransition().getToState() == CircuitBreaker.State.OPEN) {
                redis.transitionToClosedState();
              }
            });
    try (EngineFixture fixture = engine(RANKING)) {
      redis.transitionToOpenState();

      assertThat(state(fixture).status()).isNotEqualTo(Status.DEGRADED);
    }
  }
}
