package io.github.fallback4j.doors;

import static io.github.fallback4j.CallWithStandby.withStandby;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.spi.Registration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A module learns which guarded call a thread is inside. */
class CurrentCallTest {
  private final DoorsFixture fixture =
      new DoorsFixture(
          DependencySpec.nonEssential("ranking").permits(1_000).build(),
          DependencySpec.nonEssential("away").enforce(Enforce.OFFLOAD).build(),
          DependencySpec.nonEssential("regions").standby().build(),
          DependencySpec.essential("lesson").build(),
          DependencySpec.essential("paths").standby().build());
  private final Dependency ranking = fixture.get("ranking");

  @AfterEach
  void close() {
    fixture.close();
  }

  private Optional<String> current() {
    return fixture.access.currentCall();
  }

  private Optional<String> inside(String id) {
    Dependency dependency = fixture.get(id);
    return dependency.spec().essential()
        ? dependency.call(this::current)
        : dependency.call(this::current, () -> Optional.of("fallback"));
  }

  @Test
  void outsideACall_isEmpty() {
    fixture.access.trackCalls();

    assertThat(current()).isEmpty();
  }

  @Test
  void insideACall_isItsDependency() {
    fixture.access.trackCalls();

    assertThat(inside("ranking")).contains("ranking");
    assertThat(inside("lesson")).contains("lesson");
    assertThat(current()).isEmpty();
  }

  @Test
  void offloadedCall_isBoundToItsThread() {
    fixture.access.trackCalls();

    assertThat(inside("away")).contains("away");
  }

  @Test
  void eachRoute_isTracked() {
    fixture.access.trackCalls();

    assertThat(inside("regions")).contains("regions");
    assertThat(
            fixture.get("paths").<Optional<String>>call(withStandby(this::current, this::current)))
        .contains("paths");
  }

  @Test
  void nestedCall_isTheInnermostAndThenTheOuterAgain() {
    fixture.access.trackCalls();
    Optional<String> after =
        ranking.call(
            () -> {
              assertThat(inside("lesson")).contains("lesson");
              return current();
            },
            Optional::empty);

    assertThat(after).contains("ranking");
  }

  @Test
  void callThatThrows_leavesNothingBound() {
    fixture.access.trackCalls();
    Optional<String> inFallback =
        ranking.call(
            () -> {
              throw new IllegalStateException("down");
            },
            this::current);

    assertThat(inFallback).isEmpty();
  }

  @Test
  void stage_isBoundWhileItIsStarted() {
    fixture.access.trackCalls();
    Optional<String> started =
        ranking
            .callAsync(() -> CompletableFuture.completedFuture(current()), Optional::<String>empty)
            .toCompletableFuture()
            .join();

    assertThat(started).contains("ranking");
    assertThat(current()).isEmpty();
  }

  @Test
  void nobodyAsked_bindsNothing() {
    assertThat(inside("ranking")).isEmpty();
    assertThat(inside("lesson")).isEmpty();
  }

  @Test
  void ended_bindsNothingAnyMore() {
    fixture.access.trackCalls().close();

    assertThat(inside("ranking")).isEmpty();
    assertThat(inside("paths")).isEmpty();
  }

  @Test
  void anotherStillAsks_goesOn() {
    Registration first = fixture.access.trackCalls();
    fixture.access.trackCalls();
    first.close();
    first.close();

    assertThat(inside("ranking")).contains("ranking");
  }

  @Test
  void dependencyDeclaredLater_isTracked() {
    fixture.access.trackCalls();
    fixture.engine.register(DependencySpec.essential("later").build());

    assertThat(inside("later")).contains("later");
  }

  @Test
  void manyThreads_eachSeesItsOwnCall() {
    fixture.access.trackCalls();
    long wrong =
        IntStream.range(0, 2_000)
            .parallel()
            .mapToObj(i -> i % 2 == 0 ? "ranking" : "lesson")
            .filter(id -> !inside(id).equals(Optional.of(id)))
            .count();

    assertThat(wrong).isZero();
  }
}
