package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencySpecBuilder;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.spi.ContextCarrier;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Permits bound calls, and none of them is ever lost. */
class PermitsTest {
  private EngineFixture fixture = new EngineFixture();

  @AfterEach
  void close() {
    assertThat(Thread.interrupted()).as("left interrupted").isFalse();
    fixture.close();
  }

  private static DependencySpecBuilder ranking() {
    return DependencySpec.nonEssential("ranking").permits(2);
  }

  private static Degradation why(Dependency dependency) {
    return dependency.callOrElse(
        () -> {
          throw new AssertionError("must not be called");
        },
        degradation -> degradation);
  }

  @Test
  void everyPermitIsTaken_isAnsweredAndIsNoFaultOfTheDependency() {
    fixture = new EngineFixture(ranking().build());
    Dependency ranking = fixture.get("ranking");

    Degradation refused =
        ranking.call(() -> ranking.call(() -> why(ranking), () -> null), () -> null);

    assertThat(refused.cause()).isEqualTo(Cause.PERMITS);
    assertThat(refused.skipped()).isTrue();
    for (int i = 0; i < 20; i++) {
      ranking.run(() -> ranking.run(() -> why(ranking)));
      fixture.advance(Duration.ofMillis(100));
    }
    assertThat(ranking.state().cause()).isEqualTo(Cause.NONE);
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void everySharedPermitIsTaken_otherDependenciesAreRefusedToo() {
    fixture =
        new EngineFixture(
            builder -> builder.sharedPermits(1),
            DependencySpec.nonEssential("ranking").build(),
            DependencySpec.nonEssential("badges").build(),
            DependencySpec.essential("lesson").build());
    Dependency badges = fixture.get("badges");

    fixture
        .get("ranking")
        .run(
            () -> {
              assertThat(why(badges).cause()).isEqualTo(Cause.PERMITS);
              assertThat(fixture.get("lesson").<String>call(() -> "live")).isEqualTo("live");
              assertThat(
                      badges.callAsync(
                          () -> CompletableFuture.completedFuture("live"), () -> "instead"))
                  .isCompletedWithValue("live");
            });

    assertThat(badges.call(() -> "live", () -> "instead")).isEqualTo("live");
    assertThat(fixture.get("ranking").calls().error()).isZero();
  }

  @Test
  void refusedByItsOwnPermits_givesTheSharedOneBack() {
    fixture =
        new EngineFixture(
            builder -> builder.sharedPermits(3),
            ranking().permits(1).build(),
            DependencySpec.nonEssential("badges").build());
    Dependency ranking = fixture.get("ranking");
    ranking.run(
        () -> {
          for (int i = 0; i < 10; i++) {
            why(ranking);
          }
        });

    assertThat(fixture.get("badges").call(() -> "live", () -> "instead")).isEqualTo("live");
  }

  @Test
  void contextCannotBeCarried_isAnsweredAndThePermitsReturn() {
    fixture =
        new EngineFixture(
            builder -> builder.sharedPermits(2).carrier(new BrokenCarrier()),
            ranking().enforce(Enforce.OFFLOAD).build());
    Dependency ranking = fixture.get("ranking");

    for (int i = 0; i < 4; i++) {
      Degradation why = ranking.callOrElse(() -> null, degradation -> degradation);
      assertThat(why.failure()).hasMessage("no context");
    }

    assertThat(ranking.calls().inFlight()).isZero();
  }

  private static final class BrokenCarrier implements ContextCarrier {
    @Override
    public <T> Callable<T> carry(Callable<T> work) {
      throw new IllegalStateException("no context");
    }
  }

  @Test
  void closedEngine_offloadedCallsAreMadeByTheirCallersAndThePermitsReturn() {
    fixture = new EngineFixture(ranking().enforce(Enforce.OFFLOAD).build());
    fixture.close();

    for (int i = 0; i < 4; i++) {
      assertThat(fixture.get("ranking").call(() -> "live", () -> "instead")).isEqualTo("live");
    }
    assertThat(fixture.get("ranking").calls().inFlight()).isZero();
  }
}
