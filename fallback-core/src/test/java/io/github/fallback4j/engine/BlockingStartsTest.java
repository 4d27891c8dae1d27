package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.reactor.Reactive;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Methods that block before they return their stage or publisher are cut off at their deadline. */
class BlockingStartsTest {
  private static final Duration DEADLINE = Duration.ofMillis(300);
  private static final Duration OVERDUE = DEADLINE.plusMillis(10);

  private final CountDownLatch end = new CountDownLatch(1);
  private final ThreadLocal<String> context = new ThreadLocal<>();
  private final EngineFixture fixture =
      new EngineFixture(
          builder -> builder.carrier(new ThreadLocalCarrier(context)),
          DependencySpec.nonEssential("ranking").deadline(DEADLINE).warmUp(0).build(),
          DependencySpec.nonEssential("offloaded")
              .enforce(Enforce.OFFLOAD)
              .permits(2)
              .deadline(DEADLINE)
              .warmUp(0)
              .build());
  private final Dependency ranking = fixture.get("ranking");
  private final Dependency offloaded = fixture.get("offloaded");

  @AfterEach
  void close() {
    assertThat(Thread.interrupted()).as("left interrupted").isFalse();
    end.countDown();
    fixture.close();
  }

  private <T> T blocking() throws InterruptedException {
    fixture.advance(OVERDUE);
    new CountDownLatch(1).await();
    throw new AssertionError("nobody counts down");
  }

  @Test
  void stage_itsCallerIsInterruptedAndAnswered() {
    CompletableFuture<Cause> answer =
        ranking.<Cause>callAsyncOrElse(this::blocking, why -> why.cause()).toCompletableFuture();

    assertThat(answer).isCompletedWithValue(Cause.DEADLINE);
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void mono_itsSubscriberIsInterruptedAndAnswered() {
    assertThat(
            Reactive.<Cause>monoOrElse(ranking, this::blocking, why -> Mono.just(why.cause()))
                .block())
        .isEqualTo(Cause.DEADLINE);
    assertThat(ranking.calls().inFlight()).isZero();
  }

  @Test
  void flux_itsSubscriberIsInterruptedAndAnswered() {
    assertThat(
            Reactive.<Cause>fluxOrElse(ranking, this::blocking, why -> Flux.just(why.cause()))
                .collectList()
                .block())
        .containsExactly(Cause.DEADLINE);
  }

  @Test
  void stageIsReturnedInTime_nobodyIsInterruptedLater() {
    CompletableFuture<String> source = new CompletableFuture<>();
    CompletableFuture<String> answer =
        ranking.callAsync(() -> source, () -> "instead").toCompletableFuture();

    fixture.advance(OVERDUE);

    assertThat(Thread.currentThread().isInterrupted()).isFalse();
    assertThat(answer).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("instead");
  }

  @Test
  void answersTheInterruptWithAStage_thatIsNeitherLiveNorWaitedFor() {
    CompletableFuture<String> answer =
        ranking
            .callAsync(
                () -> {
                  try {
                    return this.<CompletableFuture<String>>blocking();
                  } catch (InterruptedException itself) {
                    return CompletableFuture.completedFuture("half");
                  }
                },
                () -> "instead")
            .toCompletableFuture();

    assertThat(answer).isCompletedWithValue("instead");
  }

  @Test
  void callerIsInterruptedBySomebodyElse_itsInterruptGoesThrough() {
    CompletableFuture<String> answer =
        ranking
            .<String>callAsync(
                () -> {
                  Thread.currentThread().interrupt();
                  new CountDownLatch(1).await();
                  return new CompletableFuture<>();
                },
                () -> "instead")
            .toCompletableFuture();

    assertThatThrownBy(answer::join).hasCauseInstanceOf(CallInterruptedException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void offloadedStage_itsCallerGoesOnAndIsAnsweredAtTheDeadline() {
    CompletableFuture<String> answer =
        offloaded
            .<String>callAsync(
                () -> {
                  end.await();
                  return new CompletableFuture<>();
                },
                () -> "instead")
            .toCompletableFuture();
    assertThat(answer).isNotDone();

    fixture.advance(OVERDUE);

    assertThat(answer).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("instead");
  }

  @Test
  void offloadedMono_itsSubscriberGoesOnAndIsAnsweredAtTheDeadline() {
    CompletableFuture<String> answer =
        Reactive.<String>monoOrElse(
                offloaded,
                () -> {
                  awaitEnd();
                  return Mono.just("late");
                },
                why -> Mono.just("instead"))
            .toFuture();
    assertThat(answer).isNotDone();

    fixture.advance(OVERDUE);

    assertThat(answer).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("instead");
  }

  private void awaitEnd() {
    try {
      end.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void offloaded_runsElsewhereInTheCallersContextAndAnswers() {
    context.set("lesson 7");

    CompletableFuture<String> stage =
        offloaded
            .callAsync(() -> CompletableFuture.completedFuture(seen()), () -> "instead")
            .toCompletableFuture();
    String mono =
        Reactive.monoOrElse(offloaded, () -> Mono.just(seen()), why -> Mono.just("instead"))
            .block();

    assertThat(stage.join()).startsWith("fallback-offload-").endsWith(" lesson 7");
    assertThat(mono).startsWith("fallback-offload-").endsWith(" lesson 7");
    await().until(() -> offloaded.calls().inFlight() == 0);
    assertThat(offloaded.calls().live()).isEqualTo(2);
  }

  private String seen() {
    return Thread.currentThread().getName() + " " + context.get();
  }

  @Test
  void offloadedStartThrows_isAnswered() {
    CompletableFuture<Cause> stage =
        offloaded
            .<Cause>callAsyncOrElse(
                () -> {
                  throw new IllegalStateException("down");
                },
                why -> why.cause())
            .toCompletableFuture();

    assertThat(stage.join()).isEqualTo(Cause.FAILURE);
  }

  @Test
  void offloadedAndCancelledBeforeItReturnsItsStage_thatIsCancelledToo() {
    CompletableFuture<String> source = new CompletableFuture<>();
    AtomicBoolean begun = new AtomicBoolean();
    CompletableFuture<String> answer =
        offloaded
            .callAsync(
                () -> {
                  begun.set(true);
                  awaitEnd();
                  return source;
                },
                () -> "instead")
            .toCompletableFuture();
    await().untilTrue(begun);

    answer.cancel(false);
    end.countDown();

    await().until(source::isCancelled);
    await().until(() -> offloaded.calls().inFlight() == 0);
  }
}
