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
import io.github.fallback4j.FallbackFailedException;
import io.github.fallback4j.NonEssential;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What interrupted whom is known by who sent it, not by the type of an exception. */
class WhoInterruptedTest {
  private static final Duration DEADLINE = Duration.ofMillis(300);
  private static final Duration OVERDUE = DEADLINE.plusMillis(10);

  private EngineFixture fixture =
      new EngineFixture(
          spec("outer").deadline(Duration.ofSeconds(10)).build(),
          spec("inner").build(),
          spec("offloaded").enforce(Enforce.OFFLOAD).build(),
          DependencySpec.essential("lesson").build(),
          DependencySpec.essential("twofold").standby().build());

  @AfterEach
  void close() {
    assertThat(Thread.interrupted()).as("left interrupted").isFalse();
    fixture.close();
  }

  private static DependencySpecBuilder spec(String id) {
    return DependencySpec.nonEssential(id).deadline(DEADLINE).warmUp(0);
  }

  private static String refuse(Degradation why) {
    throw new IllegalStateException("no fallback either");
  }

  /** Overdue, and its fallback throws. */
  private String overdue(Function<Degradation, String> fallback) {
    return fixture
        .get("inner")
        .callOrElse(
            () -> {
              fixture.advance(OVERDUE);
              new CountDownLatch(1).await();
              return "live";
            },
            fallback);
  }

  /** A client that waits for a thread of its own, and throws what that one threw. */
  private static <T> Callable<T> pooled(Callable<T> work) {
    return () -> {
      FutureTask<T> task = new FutureTask<>(work);
      Thread worker = new Thread(task);
      worker.start();
      worker.interrupt();
      try {
        return task.get();
      } catch (ExecutionException failed) {
        if (failed.getCause() instanceof Exception cause) {
          throw cause;
        }
        throw failed;
      }
    };
  }

  private static final Callable<String> POOLED =
      pooled(
          () -> {
            new CountDownLatch(1).await();
            return "live";
          });

  @Test
  void overdueAndItsFallbackThrows_theCallerGetsAnUncheckedExceptionThatSaysSo() {
    assertThatThrownBy(() -> overdue(WhoInterruptedTest::refuse))
        .isInstanceOf(FallbackFailedException.class)
        .hasMessageContaining("inner")
        .hasMessageContaining("deadline")
        .hasCauseInstanceOf(InterruptedException.class)
        .hasSuppressedException(new IllegalStateException("no fallback either"));
  }

  @Test
  void overdueWithinAnotherCall_thatOneIsAnsweredAsFailed() {
    Degradation why =
        fixture
            .get("outer")
            .callOrElse(
                () -> {
                  overdue(WhoInterruptedTest::refuse);
                  return null;
                },
                degradation -> degradation);

    assertThat(why.dependency()).isEqualTo("outer");
    assertThat(why.cause()).isEqualTo(Cause.FAILURE);
    assertThat(why.failure()).isInstanceOf(FallbackFailedException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void overdueWithinAnEssentialCall_noBareInterruptionComesOut() {
    for (String essential : new String[] {"lesson", "twofold"}) {
      assertThatThrownBy(
              () -> fixture.get(essential).call(() -> overdue(WhoInterruptedTest::refuse)))
          .isInstanceOf(FallbackFailedException.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @Test
  void overdueAndItsFallbackThrowsWhatTheCallThrew_nobodyIsInterrupted() {
    Degradation why =
        fixture
            .get("outer")
            .callOrElse(
                () -> {
                  overdue(
                      inner -> {
                        throw WhoInterruptedTest.<RuntimeException>unchecked(inner.failure());
                      });
                  return null;
                },
                degradation -> degradation);

    assertThat(why.cause()).isEqualTo(Cause.FAILURE);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @SuppressWarnings("unchecked")
  private static <X extends Throwable> X unchecked(Throwable thrown) throws X {
    throw (X) thrown;
  }

  @Test
  void overdueAndTheClientThrowsItsOwn_thatReachesTheCaller() {
    assertThatThrownBy(
            () ->
                fixture
                    .get("inner")
                    .callOrElse(
                        () -> {
                          fixture.advance(OVERDUE);
                          throw new IOException("cut off");
                        },
                        WhoInterruptedTest::refuse))
        .isInstanceOf(IOException.class);
  }

  @Test
  void clientThrowsWhatAThreadOfItsPoolWasInterruptedWith_isAFailureLikeOthers() {
    for (String id : new String[] {"inner", "offloaded"}) {
      Degradation why =
          fixture
              .get(id)
              .callOrElse(
                  () -> {
                    POOLED.call();
                    return null;
                  },
                  degradation -> degradation);

      assertThat(why.cause()).isEqualTo(Cause.FAILURE);
      assertThat(why.failure()).isInstanceOf(InterruptedException.class);
      assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }
  }

  @Test
  void guardedCallOfAnotherThreadWasInterrupted_isAFailureLikeOthers() {
    Dependency inner = fixture.get("inner");

    String answer =
        fixture
            .get("outer")
            .call(pooled(() -> inner.call(() -> sleepless(), () -> "none")), () -> "instead");

    assertThat(answer).isEqualTo("instead");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  private static String sleepless() throws InterruptedException {
    new CountDownLatch(1).await();
    return "live";
  }

  @Test
  void poolWasInterruptedAndTheFallbackThrows_noBareInterruptionComesOut() {
    for (String id : new String[] {"inner", "offloaded"}) {
      assertThatThrownBy(() -> fixture.get(id).callOrElse(POOLED, WhoInterruptedTest::refuse))
          .isInstanceOf(FallbackFailedException.class)
          .hasCauseInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void poolOfTheFallbackWasInterrupted_isALinkThatFailed() {
    assertThatThrownBy(
            () ->
                fixture
                    .get("inner")
                    .callOrElse(
                        () -> {
                          throw new IOException("down");
                        },
                        why -> quietly(POOLED)))
        .isInstanceOf(IOException.class);
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  private static String quietly(Callable<String> work) {
    try {
      return work.call();
    } catch (Exception thrown) {
      throw WhoInterruptedTest.<RuntimeException>unchecked(thrown);
    }
  }

  @Test
  void startOfALaterAnswerThrowsWhatItsPoolWasInterruptedWith_isAFailureLikeOthers() {
    CompletableFuture<String> answer =
        fixture
            .get("inner")
            .<String>callAsync(
                () -> CompletableFuture.completedFuture(POOLED.call()), () -> "instead")
            .toCompletableFuture();

    assertThat(answer).isCompletedWithValue("instead");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
  }

  @Test
  void stageFailsWithAnInterruption_isAFailureLikeOthers() {
    CompletableFuture<String> answer =
        fixture
            .get("inner")
            .<String>callAsync(
                () -> CompletableFuture.failedFuture(new InterruptedException()), () -> "instead")
            .toCompletableFuture();

    assertThat(answer).isCompletedWithValue("instead");
  }

  @Test
  void essentialClientThrowsWhatItsPoolWasInterruptedWith_countsAsAFault() {
    for (int i = 0; i < 6; i++) {
      assertThatThrownBy(() -> fixture.get("twofold").call(POOLED))
          .isInstanceOf(InterruptedException.class);
      fixture.advance(Duration.ofMillis(150));
    }

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(fixture.get("twofold").routes().primary().cause()).isEqualTo(Cause.BREAKER);
  }

  @Test
  void callerWasInterruptedBySomebodyElse_itsInterruptGoesThroughBothCalls() {
    assertThatThrownBy(
            () ->
                fixture
                    .get("outer")
                    .call(
                        () ->
                            fixture
                                .get("inner")
                                .call(
                                    () -> {
                                      Thread.currentThread().interrupt();
                                      return sleepless();
                                    },
                                    () -> "none"),
                        () -> "instead"))
        .isInstanceOf(CallInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void essentialClientsPoolWasInterrupted_itsFallbackAnswers() {
    assertThat(fixture.get("lesson").call(POOLED, () -> "instead")).isEqualTo("instead");
    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThatThrownBy(() -> fixture.get("lesson").callOrElse(POOLED, WhoInterruptedTest::refuse))
        .isInstanceOf(FallbackFailedException.class);
  }

  @Test
  void callerWasInterruptedWithinAnEssentialCall_itsFallbackDoesNotAnswer() {
    assertThatThrownBy(
            () ->
                fixture
                    .get("lesson")
                    .call(
                        () ->
                            fixture
                                .get("inner")
                                .call(
                                    () -> {
                                      Thread.currentThread().interrupt();
                                      return sleepless();
                                    },
                                    () -> "none"),
                        () -> "instead"))
        .isInstanceOf(CallInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  interface Rankings {
    String top();
  }

  final class Unanswered implements Rankings {
    @Override
    @NonEssential(value = "inner", fallback = "none")
    public String top() {
      return quietly(
          () -> {
            fixture.advance(OVERDUE);
            return sleepless();
          });
    }

    String none(Degradation why) {
      return refuse(why);
    }
  }

  @Test
  void overdueThroughAProxyAndTheFallbackThrows_theProxyWrapsNothing() {
    Rankings rankings = fixture.engine.protect(Rankings.class, new Unanswered());

    assertThatThrownBy(rankings::top).isInstanceOf(FallbackFailedException.class);
  }
}
