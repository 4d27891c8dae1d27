package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An essential dependency: always asked, only measured. */
class EssentialTest {
  private static final DependencySpec LESSON =
      DependencySpec.essential("lesson")
          .permits(1)
          .deadline(Duration.ofMillis(1))
          .passThrough(List.of(IllegalArgumentException.class))
          .build();

  private final EngineFixture fixture = new EngineFixture(LESSON);

  @AfterEach
  void close() {
    fixture.close();
  }

  private Dependency lesson() {
    return fixture.get("lesson");
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
