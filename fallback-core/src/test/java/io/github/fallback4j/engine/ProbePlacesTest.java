package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencySpecBuilder;
import io.github.fallback4j.Enforce;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** However a probe ends, its place is given back or its result is heard. */
class ProbePlacesTest {
  private static final Duration HOLD = Duration.ofSeconds(3);

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

  private void trip() {
    fixture.fail("ranking", 5, Duration.ofMillis(150));
    assertThat(fixture.get("ranking").state().cause()).isEqualTo(Cause.BREAKER);
    fixture.advance(HOLD);
  }

  private void assertComesBack() {
    Dependency ranking = fixture.get("ranking");
    for (int i = 0; i < 3; i++) {
      assertThat(ranking.call(() -> "live", () -> "instead")).isEqualTo("live");
    }
    assertThat(ranking.state().admitted()).isEqualTo(0.10);
  }

  @Test
  void probesAreRefusedSharedPermits_theirPlacesAreGivenBack() {
    fixture =
        new EngineFixture(
            builder -> builder.sharedPermits(1),
            ranking().build(),
            DependencySpec.nonEssential("badges").build());
    trip();
    fixture
        .get("badges")
        .run(
            () -> {
              for (int i = 0; i < 10; i++) {
                assertThat(why(fixture.get("ranking")).cause()).isEqualTo(Cause.PERMITS);
              }
            });

    assertComesBack();
  }

  @Test
  void probesAreInterrupted_theirPlacesAreGivenBack() {
    fixture = new EngineFixture(ranking().build());
    trip();
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(
              () ->
                  fixture
                      .get("ranking")
                      .run(
                          () -> {
                            throw new InterruptedException();
                          }))
          .isInstanceOf(CallInterruptedException.class);
      assertThat(Thread.interrupted()).isTrue();
    }

    assertComesBack();
  }

  @Test
  void probesThatAnswerLaterAreCancelledOrNeverStart_theirPlacesAreGivenBack() {
    fixture = new EngineFixture(ranking().build());
    trip();
    for (int i = 0; i < 10; i++) {
      fixture
          .get("ranking")
          .callAsync(CompletableFuture<String>::new, () -> "instead")
          .toCompletableFuture()
          .cancel(true);
      fixture
          .get("ranking")
          .callAsync(
              () -> {
                throw new InterruptedException();
              },
              () -> "instead");
      assertThat(Thread.interrupted()).isTrue();
    }

    assertComesBack();
  }

  @Test
  void probesEndWithAnAnswerThatIsAnException_areGood() {
    fixture =
        new EngineFixture(ranking().passThrough(List.of(IllegalArgumentException.class)).build());
    trip();
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(
              () ->
                  fixture
                      .get("ranking")
                      .run(
                          () -> {
                            throw new IllegalArgumentException("unknown");
                          }))
          .isInstanceOf(IllegalArgumentException.class);
    }

    assertThat(fixture.get("ranking").state().admitted()).isEqualTo(0.10);
  }

  @Test
  void offloadedProbeFailsAfterItsCallerWasInterrupted_isHeardAllTheSame() throws Exception {
    fixture = new EngineFixture(ranking().enforce(Enforce.OFFLOAD).build());
    trip();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    Thread caller =
        new Thread(
            () ->
                assertThatThrownBy(
                        () ->
                            fixture
                                .get("ranking")
                                .run(
                                    () -> {
                                      begun.countDown();
                                      end.await();
                                      throw new IllegalStateException("down");
                                    }))
                    .isInstanceOf(CallInterruptedException.class));
    caller.start();
    begun.await();
    caller.interrupt();
    caller.join();

    end.countDown();

    await()
        .untilAsserted(
            () -> assertThat(fixture.get("ranking").state().reason()).startsWith("still failing"));
    fixture.advance(HOLD);
    assertComesBack();
  }
}
