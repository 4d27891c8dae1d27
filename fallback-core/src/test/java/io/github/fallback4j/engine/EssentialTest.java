package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.Order;
import io.github.fallback4j.Outcome;
import io.github.fallback4j.Status;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An essential dependency: always asked, only measured. */
class EssentialTest {
  private static final DependencySpec LESSON =
      DependencySpec.essential("lesson")
          .tags("database")
          .permits(1)
          .deadline(Duration.ofMillis(1))
          .passThrough(List.of(IllegalArgumentException.class))
          .build();

  private EngineFixture fixture = new EngineFixture(LESSON);

  @AfterEach
  void close() {
    fixture.close();
  }

  private Dependency lesson() {
    return fixture.get("lesson");
  }

  private void assertCalled() {
    assertThat(lesson().<String>call(() -> "live")).isEqualTo("live");
    assertThat(lesson().state().status()).isEqualTo(Status.NORMAL);
    assertThat(lesson().state().admitted()).isEqualTo(1);
  }

  @Test
  void everythingOrderedOff_isCalled() {
    fixture.engine.switchboard().order(Order.off("all"));
    assertCalled();
  }

  @Test
  void orderedOffByIdOrTag_isRefusedAndCalled() {
    assertThat(fixture.engine.switchboard().order(Order.off("lesson")).refused())
        .containsKey("lesson");
    assertThat(fixture.engine.switchboard().order(Order.off("tag:database")).refused())
        .containsKey("lesson");
    assertCalled();
  }

  @Test
  void flagsSayOff_isCalled() {
    for (Map<String, String> flags :
        List.of(
            Map.of("FALLBACK_OFF", "*"),
            Map.of("FALLBACK_OFF", "all"),
            Map.of("FALLBACK_OFF", "lesson"),
            Map.of("FALLBACK_OFF", "tag:database"),
            Map.of("FALLBACK_DEPENDENCIES_LESSON_MODE", "off"),
            Map.of("FALLBACK_LEVEL", "3"))) {
      fixture.close();
      fixture = new EngineFixture(flags, LESSON);
      assertCalled();
    }
  }

  @Test
  void highestLevel_isCalled() {
    fixture.engine.switchboard().order(LevelOrder.of(LevelOrder.HIGHEST));
    assertCalled();
  }

  @Test
  void alwaysFails_isStillCalled() {
    fixture.fail("lesson", 100, Duration.ofMillis(100));
    assertCalled();
  }

  @Test
  void overItsDeadlineAndPermits_isNeitherInterruptedNorRefused() {
    String answer =
        lesson()
            .call(
                () ->
                    lesson()
                        .call(
                            () -> {
                              fixture.advance(Duration.ofHours(1));
                              return "live " + Thread.currentThread().isInterrupted();
                            }));

    assertThat(answer).isEqualTo("live false");
  }

  @Test
  void callThrows_itIsThrownAsItIs() {
    IOException failure = new IOException("down");

    assertThatThrownBy(
            () ->
                lesson()
                    .call(
                        () -> {
                          throw failure;
                        }))
        .isSameAs(failure);
    assertThatThrownBy(
            () ->
                lesson()
                    .run(
                        () -> {
                          throw failure;
                        }))
        .isSameAs(failure);
    assertThat(lesson().calls().error()).isEqualTo(2);
  }

  @Test
  void callThrowsAndAFallbackIsGiven_fallbackAnswers() {
    IOException failure = new IOException("down");

    Outcome<Degradation> outcome =
        lesson()
            .attemptOrElse(
                () -> {
                  throw failure;
                },
                why -> why);

    assertThat(outcome).isInstanceOf(Outcome.Substitute.class);
    assertThat(outcome.value().failure()).isSameAs(failure);
    assertThat(lesson().calls().substitute()).isEqualTo(1);
    assertThat(lesson().calls().error()).isZero();
  }

  @Test
  void fallbackThrowsToo_theFailureOfTheCallIsThrownWithTheFallbacksSuppressed() {
    IOException failure = new IOException("down");
    IllegalStateException broken = new IllegalStateException("no fallback either");

    assertThatThrownBy(
            () ->
                lesson()
                    .call(
                        () -> {
                          throw failure;
                        },
                        () -> {
                          throw broken;
                        }))
        .isSameAs(failure)
        .hasSuppressedException(broken);
  }

  @Test
  void exceptionThatIsAnAnswerAndErrors_areNotAnswered() {
    assertThatThrownBy(
            () ->
                lesson()
                    .call(
                        () -> {
                          throw new IllegalArgumentException("unknown lesson");
                        },
                        () -> "instead"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                lesson()
                    .call(
                        () -> {
                          throw new StackOverflowError();
                        },
                        () -> "instead"))
        .isInstanceOf(StackOverflowError.class);
    assertThat(lesson().calls().passThrough()).isEqualTo(1);
    assertThat(lesson().calls().error()).isEqualTo(1);
  }

  @Test
  void callerInterrupted_getsItsInterruptAndNoAnswer() {
    assertThatThrownBy(
            () ->
                lesson()
                    .call(
                        () -> {
                          throw new InterruptedException();
                        },
                        () -> "instead"))
        .isInstanceOf(CallInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void stageFails_fallbackAnswers() {
    CompletionStage<String> answer =
        lesson()
            .callAsync(
                () -> CompletableFuture.failedFuture(new IOException("down")), () -> "instead");

    assertThat(answer.toCompletableFuture()).isCompletedWithValue("instead");
  }

  @Test
  void callReturnsNoStage_fallbackAnswersAndItIsCountedAsAFault() {
    CompletionStage<String> answer = lesson().callAsync(() -> null, () -> "instead");

    assertThat(answer.toCompletableFuture()).isCompletedWithValue("instead");
    assertThat(lesson().calls().live()).isZero();
    assertThat(lesson().calls().substitute()).isEqualTo(1);
  }

  @Test
  void stageFailsWithAnError_isNotAnswered() {
    CompletionStage<String> answer =
        lesson()
            .callAsync(
                () -> CompletableFuture.failedFuture(new StackOverflowError()), () -> "instead");

    assertThatThrownBy(answer.toCompletableFuture()::join)
        .hasCauseInstanceOf(StackOverflowError.class);
  }
}
