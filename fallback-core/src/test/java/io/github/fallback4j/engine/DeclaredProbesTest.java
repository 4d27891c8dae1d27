package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.CallWithStandby;
import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Essential;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.Order;
import io.github.fallback4j.Probe;
import io.github.fallback4j.Status;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Methods that are annotated to find out how a dependency is. */
class DeclaredProbesTest {
  private static final Duration HOLD = Duration.ofMillis(2_500);

  private final EngineFixture fixture =
      new EngineFixture(
          builder -> builder.circuitBreakers(DeclaredProbesTest::breaker),
          DependencySpec.nonEssential("ranking").warmUp(0).build(),
          DependencySpec.nonEssential("badges").probe(() -> true).build(),
          DependencySpec.essential("lesson").build(),
          DependencySpec.nonEssential("shop").circuitBreaker("redis").build(),
          DependencySpec.essential("shelf").standby().warmUp(0).build());

  @AfterEach
  void close() {
    fixture.close();
  }

  private static Optional<CircuitBreaker> breaker(String name) {
    return Optional.of(CircuitBreaker.ofDefaults(name));
  }

  private void trip() {
    fixture.fail("ranking", 6, Duration.ofMillis(150));
    assertThat(fixture.get("ranking").state().cause()).isEqualTo(Cause.BREAKER);
    fixture.advance(HOLD);
  }

  private void assertComesBack() {
    trip();
    await().until(() -> fixture.get("ranking").state().status() == Status.RECOVERING);
  }

  private void assertHeldAgain(String reason) {
    trip();
    await()
        .until(
            () -> Objects.requireNonNull(fixture.get("ranking").state().reason()).contains(reason));
    assertThat(fixture.get("ranking").state().status()).isEqualTo(Status.DEGRADED);
  }

  static class Redis {
    final AtomicInteger pings = new AtomicInteger();

    @Probe("ranking")
    void ping() {
      pings.incrementAndGet();
    }
  }

  @Test
  void returnsNothing_bringsItsDependencyBackWithoutAnyCaller() {
    Redis redis = new Redis();
    fixture.engine.probes(redis);

    assertComesBack();
    assertThat(redis.pings).hasValueGreaterThanOrEqualTo(3);
  }

  @Test
  void declaredBeforeTheDependency_isHandedOverAtTheEndOfTheStart() {
    Redis redis = new Redis();
    try (EngineFixture starting = new EngineFixture(FallbackEngineBuilder::startLater)) {
      starting.engine.probes(redis);
      starting.engine.register(DependencySpec.nonEssential("ranking").warmUp(0).build());
      starting.engine.start();
      starting.fail("ranking", 6, Duration.ofMillis(150));
      starting.advance(HOLD);

      await().until(() -> starting.get("ranking").state().status() == Status.RECOVERING);
    }
  }

  @Test
  void overridden_theOverridingMethodIsTheProbe() {
    fixture.engine.probes(
        new Redis() {
          @Override
          void ping() {
            throw new IllegalStateException("refused");
          }
        });

    assertHeldAgain("refused");
  }

  static class Throwing {
    @Probe("ranking")
    public String ping() throws Exception {
      throw new IOException("refused");
    }
  }

  @Test
  void throwsAnException_holdsTheDependencyWithItsReason() {
    fixture.engine.probes(new Throwing());

    assertHeldAgain("java.io.IOException: refused");
  }

  static class Later {
    @Probe("ranking")
    CompletionStage<Boolean> ping() {
      return CompletableFuture.completedFuture(false);
    }
  }

  @Test
  void stageCompletesWithFalse_holdsTheDependency() {
    fixture.engine.probes(new Later());

    assertHeldAgain("the probe answered false");
  }

  static class Published {
    @Probe("ranking")
    Mono<Void> ping() {
      return Mono.error(new IllegalStateException("refused"));
    }
  }

  @Test
  void monoFails_holdsTheDependency() {
    fixture.engine.probes(new Published());

    assertHeldAgain("refused");
  }

  static class Well {
    @Probe("ranking")
    Mono<Void> ping() {
      return Mono.empty();
    }
  }

  @Test
  void monoCompletes_bringsItsDependencyBack() {
    fixture.engine.probes(new Well());

    assertComesBack();
  }

  @NonEssential("ranking")
  static class Guarded {
    public List<String> top() {
      return List.of();
    }

    @Probe("ranking")
    public String ping() {
      return "pong";
    }
  }

  interface Ranked {
    List<String> top();

    String ping();
  }

  static class RankedRedis extends Guarded implements Ranked {}

  @Test
  void ofAnAnnotatedType_isNotGuardedItself() {
    Ranked guarded = fixture.engine.protect(Ranked.class, new RankedRedis());
    fixture.engine.probes(new RankedRedis());
    fixture.engine.switchboard().order(Order.off("ranking"));

    assertThat(guarded.ping()).isEqualTo("pong");
  }

  static class WithParameters {
    @Probe("ranking")
    void ping(String host) {}
  }

  static class OfNobody {
    @Probe("ranking")
    static void ping() {}
  }

  static class Hidden {
    @Probe("ranking")
    private void ping() {}
  }

  static class Skipped {
    @Probe("ranking")
    @NonEssential("ranking")
    void ping() {}
  }

  static class Measured {
    @Probe("ranking")
    @Essential("lesson")
    void ping() {}
  }

  static class ManyValues {
    @Probe("ranking")
    Flux<String> ping() {
      return Flux.empty();
    }
  }

  static class SomeFuture {
    @Probe("ranking")
    Future<String> ping() {
      return new CompletableFuture<>();
    }
  }

  static class Unknown {
    @Probe("rankin")
    void ping() {}
  }

  static class Twice {
    @Probe("ranking")
    void ping() {}

    @Probe("ranking")
    void pong() {}
  }

  static class OfTheSpec {
    @Probe("badges")
    void ping() {}
  }

  static class NeverAside {
    @Probe("lesson")
    void ping() {}
  }

  static class NeverCalled {
    @Probe("shop")
    void ping() {}
  }

  static List<List<Object>> mistakes() {
    return List.of(
        List.of(new WithParameters(), "ping(String)", "parameters", "remove them"),
        List.of(new OfNobody(), "ping()", "static", "make it an instance method"),
        List.of(new Hidden(), "ping()", "private", "make it an instance method"),
        List.of(new Skipped(), "ping()", "a guarded call", "its own method"),
        List.of(new Measured(), "ping()", "a guarded call", "its own method"),
        List.of(new ManyValues(), "ping()", "returns Flux<String>", "a CompletionStage or a Mono"),
        List.of(new SomeFuture(), "ping()", "returns Future<String>", "a CompletionStage"),
        List.of(new Unknown(), "ping()", "no dependency of this id; did you mean ranking", "write"),
        List.of(new Twice(), "pong()", "a second probe, in addition to", "keep one of the two"),
        List.of(new OfTheSpec(), "ping()", "in addition to that of its DependencySpec", "keep one"),
        List.of(new NeverCalled(), "ping()", "circuit breaker 'redis' decides", "remove @Probe"),
        List.of(new NeverAside(), "ping()", "essential and has no standby", "a standby"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void mistake_isRefusedWithTheMethodAndWhatToDo(List<Object> mistake) {
    assertThatThrownBy(() -> fixture.engine.probes(mistake.get(0)))
        .isInstanceOf(InvalidConfigurationException.class)
        .hasMessageContaining(mistake.get(0).getClass().getName() + "." + mistake.get(1))
        .hasMessageContaining(mistake.get(2).toString())
        .hasMessageContaining(mistake.get(3).toString());
  }

  static class Primary {
    @Probe("shelf")
    void ping() {
      throw new IllegalStateException("refused");
    }
  }

  @Test
  void essentialWithAStandby_itsPrimaryIsProbedAndNoUsersCall() {
    fixture.engine.probes(new Primary());
    AtomicInteger tried = new AtomicInteger();
    for (int i = 0; i < 100; i++) {
      fixture
          .get("shelf")
          .call(
              CallWithStandby.withStandby(
                  () -> {
                    tried.incrementAndGet();
                    throw new IllegalStateException("down");
                  },
                  () -> "standby"),
              () -> "failed");
      fixture.advance(Duration.ofMillis(150));
    }

    assertThat(tried.get()).isLessThan(10);
  }

  @Test
  void engineStepsAside_nothingIsProbed() {
    Redis redis = new Redis();
    try (EngineFixture aside =
        new EngineFixture(builder -> builder.properties(Map.of("fallback.enabled", "false")))) {
      aside.engine.probes(redis);
      aside.advance(Duration.ofMinutes(1));
    }
    assertThat(redis.pings).hasValue(0);
  }
}
