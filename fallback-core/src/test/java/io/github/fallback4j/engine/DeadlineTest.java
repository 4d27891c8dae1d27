package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencySpecBuilder;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.Outcome;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What happens to a blocking call at its deadline. */
class DeadlineTest {
  private static final Duration DEADLINE = Duration.ofMillis(300);

  private EngineFixture fixture = new EngineFixture();

  @AfterEach
  void close() {
    assertThat(Thread.interrupted()).as("left interrupted").isFalse();
    fixture.close();
  }

  private Dependency dependency(Enforce enforce) {
    return dependency(spec -> spec.enforce(enforce));
  }

  private Dependency dependency(UnaryOperator<DependencySpecBuilder> change) {
    fixture =
        new EngineFixture(
            change
                .apply(DependencySpec.nonEssential("ranking").deadline(DEADLINE).warmUp(0))
                .build());
    return fixture.get("ranking");
  }

  /** A call that hears no interrupt until the given time has passed. */
  private String deafFor(Duration time) {
    fixture.advance(time);
    return "late";
  }

  @Test
  void clientReactsToTheInterrupt_fallbackAnswersAtTheDeadline() {
    Dependency ranking = dependency(Enforce.INTERRUPT);

    Degradation why =
        ranking.callOrElse(
            () -> {
              fixture.advance(DEADLINE.plusMillis(10));
              new CountDownLatch(1).await();
              return null;
            },
            degradation -> degradation);

    assertThat(why.cause()).isEqualTo(Cause.DEADLINE);
    assertThat(why.failure()).isInstanceOf(InterruptedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void clientIgnoresTheInterrupt_fallbackAnswersAndTheInterruptDoesNotReachTheCaller() {
    Dependency ranking = dependency(Enforce.INTERRUPT);

    Outcome<String> outcome = ranking.attempt(() -> deafFor(Duration.ofSeconds(5)), () -> "none");

    assertThat(outcome).isInstanceOf(Outcome.Substitute.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void clientSetsTheStatusAgainAndThrowsItsOwn_isAnsweredAndTheInterruptDoesNotEscape() {
    Dependency ranking = dependency(Enforce.INTERRUPT);

    String answer =
        ranking.call(
            () -> {
              try {
                fixture.advance(DEADLINE.plusMillis(10));
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("command interrupted", e);
              }
              return "live";
            },
            () -> "instead");

    assertThat(answer).isEqualTo("instead");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void overdueOnce_isRecordedOnce() {
    Dependency ranking = dependency(Enforce.INTERRUPT);
    for (int i = 0; i < 4; i++) {
      ranking.call(() -> deafFor(Duration.ofSeconds(1)), () -> "instead");
    }
    assertThat(ranking.state().cause()).isEqualTo(Cause.NONE);

    ranking.call(() -> deafFor(Duration.ofSeconds(1)), () -> "instead");

    assertThat(ranking.state().cause()).isEqualTo(Cause.BREAKER);
    assertThat(ranking.state().reason()).contains("no answer within 300 ms");
    assertThat(ranking.calls().substitute()).isEqualTo(5);
  }

  @Test
  void enforceNone_isRecordedButNotInterrupted() {
    Dependency ranking = dependency(Enforce.NONE);

    for (int i = 0; i < 5; i++) {
      ranking.call(
          () -> {
            fixture.advance(Duration.ofSeconds(1));
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            return "late";
          },
          () -> "instead");
    }

    assertThat(ranking.state().cause()).isEqualTo(Cause.BREAKER);
  }

  @Test
  void insideATransaction_isNotInterrupted() {
    fixture =
        new EngineFixture(
            builder -> builder.interruptible(() -> false),
            DependencySpec.nonEssential("ranking").deadline(DEADLINE).warmUp(0).build());

    fixture
        .get("ranking")
        .run(
            () -> {
              fixture.advance(Duration.ofSeconds(1));
              assertThat(Thread.currentThread().isInterrupted()).isFalse();
            });

    assertThat(fixture.get("ranking").calls().error()).isZero();
  }

  @Test
  void firstCalls_haveTenTimesAsLong() {
    Dependency ranking = dependency(spec -> spec.warmUp(2));

    for (int i = 0; i < 2; i++) {
      ranking.run(
          () -> {
            fixture.advance(DEADLINE.multipliedBy(9));
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
          });
    }
    ranking.run(
        () -> {
          fixture.advance(DEADLINE.plusMillis(5));
          assertThat(Thread.currentThread().isInterrupted()).isTrue();
        });
  }

  @Test
  void firstCalls_areNotWaitedForWithoutEnd() {
    Dependency ranking = dependency(spec -> spec.warmUp(1));

    ranking.run(
        () -> {
          fixture.advance(DEADLINE.multipliedBy(10).plusMillis(5));
          assertThat(Thread.currentThread().isInterrupted()).isTrue();
        });
  }

  @Test
  void setAsideDuringTheWarmUp_probesHaveThePlainDeadline() {
    Dependency ranking = dependency(spec -> spec.warmUp(20));
    fixture.fail("ranking", 5, Duration.ofMillis(150));
    assertThat(ranking.state().cause()).isEqualTo(Cause.BREAKER);
    fixture.advance(Duration.ofSeconds(3));

    Degradation why =
        ranking.callOrElse(
            () -> {
              fixture.advance(DEADLINE.plusMillis(10));
              new CountDownLatch(1).await();
              return null;
            },
            degradation -> degradation);

    assertThat(why.cause()).isEqualTo(Cause.DEADLINE);
  }

  @Test
  void callerInterruptedBySomebodyElse_getsItsInterruptAndNoAnswer() {
    Dependency ranking = dependency(Enforce.INTERRUPT);

    assertThatThrownBy(
            () ->
                ranking.call(
                    () -> {
                      Thread.currentThread().interrupt();
                      new CountDownLatch(1).await();
                      return "live";
                    },
                    () -> "instead"))
        .isInstanceOf(CallInterruptedException.class)
        .hasMessageContaining("ranking")
        .hasCauseInstanceOf(InterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(ranking.state().cause()).isEqualTo(Cause.NONE);
  }

  @Test
  void interruptPendingBeforeTheCall_isStillThereAfterAnOverdueOne() {
    Dependency ranking = dependency(Enforce.INTERRUPT);
    Thread.currentThread().interrupt();

    String answer = ranking.call(() -> deafFor(Duration.ofSeconds(1)), () -> "instead");

    assertThat(answer).isEqualTo("late");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void outerGuardOverdueWithinAnInnerCall_innerHandsTheInterruptOn() {
    fixture =
        new EngineFixture(
            DependencySpec.nonEssential("outer").deadline(DEADLINE).warmUp(0).build(),
            DependencySpec.nonEssential("inner").deadline(DEADLINE).warmUp(0).build());
    AtomicReference<Throwable> seenByOuter = new AtomicReference<>();

    Degradation why =
        fixture
            .get("outer")
            .callOrElse(
                () -> {
                  fixture.advance(Duration.ofMillis(200));
                  try {
                    return fixture
                        .get("inner")
                        .callOrElse(
                            () -> {
                              fixture.advance(Duration.ofMillis(150));
                              new CountDownLatch(1).await();
                              return null;
                            },
                            degradation -> degradation);
                  } catch (CallInterruptedException handedOn) {
                    seenByOuter.set(handedOn);
                    assertThat(Thread.currentThread().isInterrupted()).isTrue();
                    throw handedOn;
                  }
                },
                degradation -> degradation);

    assertThat(seenByOuter.get()).isNotNull();
    assertThat(why.dependency()).isEqualTo("outer");
    assertThat(why.cause()).isEqualTo(Cause.DEADLINE);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void bothGuardsOverdueAtOnce_outerIsAnsweredAndNoInterruptIsLeft() {
    fixture =
        new EngineFixture(
            DependencySpec.nonEssential("outer").deadline(DEADLINE).warmUp(0).build(),
            DependencySpec.nonEssential("inner").deadline(DEADLINE).warmUp(0).build());

    Degradation why =
        fixture
            .get("outer")
            .callOrElse(
                () -> {
                  fixture
                      .get("inner")
                      .run(
                          () -> {
                            fixture.advance(DEADLINE.plusMillis(10));
                            new CountDownLatch(1).await();
                          });
                  new CountDownLatch(1).await(); // ends only if the outer's interrupt goes on
                  return null;
                },
                degradation -> degradation);

    assertThat(why.dependency()).isEqualTo("outer");
    assertThat(why.cause()).isEqualTo(Cause.DEADLINE);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }
}
