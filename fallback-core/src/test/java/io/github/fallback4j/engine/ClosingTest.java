package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

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
import reactor.core.publisher.Mono;

/** What becomes of calls when their engine is closed. */
class ClosingTest {
  private static final Duration DEADLINE = Duration.ofMillis(300);
  private static final Duration OVERDUE = DEADLINE.plusMillis(10);

  private final EngineFixture fixture =
      new EngineFixture(
          DependencySpec.nonEssential("ranking").deadline(DEADLINE).warmUp(0).build(),
          DependencySpec.nonEssential("offloaded")
              .enforce(Enforce.OFFLOAD)
              .deadline(DEADLINE)
              .warmUp(0)
              .build());
  private final Dependency ranking = fixture.get("ranking");
  private final Dependency offloaded = fixture.get("offloaded");

  @AfterEach
  void close() {
    assertThat(Thread.interrupted()).as("left interrupted").isFalse();
    fixture.close();
  }

  @Test
  void stageUnderWay_isAnsweredAtItsDeadline() {
    CompletableFuture<String> answer =
        ranking.callAsync(CompletableFuture<String>::new, () -> "instead").toCompletableFuture();

    fixture.close();
    fixture.advance(OVERDUE);

    assertThat(answer).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("instead");
  }

  @Test
  void monoUnderWay_isAnsweredAtItsDeadline() {
    CompletableFuture<String> answer =
        Reactive.<String>monoOrElse(ranking, Mono::never, why -> Mono.just("instead")).toFuture();

    fixture.close();
    fixture.advance(OVERDUE);

    assertThat(answer).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("instead");
  }

  @Test
  void blockingCallUnderWay_isInterruptedAtItsDeadline() {
    Cause cause =
        ranking.callOrElse(
            () -> {
              fixture.close();
              fixture.advance(OVERDUE);
              new CountDownLatch(1).await();
              return null;
            },
            why -> why.cause());

    assertThat(cause).isEqualTo(Cause.DEADLINE);
  }

  @Test
  void offloadedCallUnderWay_endsAsItWould() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch end = new CountDownLatch(1);
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(
            () ->
                offloaded.call(
                    () -> {
                      begun.countDown();
                      end.await();
                      return "live";
                    },
                    () -> "instead"));
    begun.await();

    fixture.close();
    end.countDown();

    assertThat(answer).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("live");
  }

  @Test
  void offloadedCallThatIsOverdue_isInterruptedInTheEnd() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    AtomicBoolean interrupted = new AtomicBoolean();
    CompletableFuture<String> answer =
        CompletableFuture.supplyAsync(
            () ->
                offloaded.call(
                    () -> {
                      begun.countDown();
                      try {
                        new CountDownLatch(1).await();
                      } finally {
                        interrupted.set(true);
                      }
                      return "live";
                    },
                    () -> "instead"));
    begun.await();
    fixture.close();
    fixture.advance(OVERDUE);
    assertThat(answer).succeedsWithin(Duration.ofSeconds(10)).isEqualTo("instead");
    assertThat(interrupted).isFalse();

    fixture.advance(Duration.ofSeconds(1));

    await().untilTrue(interrupted);
  }

  @Test
  void callsUnderWayAreDone_theWatchEnds() {
    ranking.callAsync(CompletableFuture<String>::new, () -> "instead");
    fixture.close();

    fixture.advance(OVERDUE);
    fixture.advance(Duration.ofSeconds(2));

    assertThat(fixture.time.waiting()).isZero();
  }

  @Test
  void laterCalls_areMadeAndNoDeadlineIsWatched() {
    ranking.call(() -> "live", () -> "instead");
    fixture.close();

    for (Dependency dependency : new Dependency[] {ranking, offloaded}) {
      assertThat(
              dependency.<String>call(
                  () -> {
                    fixture.advance(Duration.ofSeconds(5));
                    return "live";
                  },
                  () -> "instead"))
          .isEqualTo("live");
    }
  }

  @Test
  void laterCallsThatAnswerLater_areMade() {
    fixture.close();

    for (Dependency dependency : new Dependency[] {ranking, offloaded}) {
      CompletableFuture<String> source = new CompletableFuture<>();
      CompletableFuture<String> answer =
          dependency.callAsync(() -> source, () -> "instead").toCompletableFuture();
      fixture.advance(OVERDUE);
      source.complete("live");
      assertThat(answer).isCompletedWithValue("live");
      assertThat(
              Reactive.monoOrElse(dependency, () -> Mono.just("live"), why -> Mono.just("instead"))
                  .block())
          .isEqualTo("live");
    }
  }
}
