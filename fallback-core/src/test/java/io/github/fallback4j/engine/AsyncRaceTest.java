package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.CallCounts;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Stage, deadline and caller end a call at the same time. */
class AsyncRaceTest {
  private static final int CALLS = 5_000;
  private static final Duration OVERDUE = Duration.ofMillis(310);

  @Test
  void stageDeadlineAndCallerEndACallTogether_itEndsOnceAndItsPermitReturns() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(3);
    CyclicBarrier gate = new CyclicBarrier(3);
    int cancelled = 0;
    int answered = 0;
    try (EngineFixture fixture =
        new EngineFixture(
            DependencySpec.nonEssential("ranking")
                .automatic(Automatic.OFF)
                .deadline(Duration.ofMillis(300))
                .permits(1)
                .warmUp(0)
                .build())) {
      Dependency ranking = fixture.get("ranking");
      for (int i = 0; i < CALLS; i++) {
        CompletableFuture<String> source = new CompletableFuture<>();
        CompletableFuture<String> answer =
            ranking.callAsync(() -> source, () -> "instead").toCompletableFuture();
        assertThat(answer).as("the permit of the call before is back").isNotDone();
        boolean fails = i % 2 == 0;
        boolean cancels = i % 3 == 0;
        Future<?> stage =
            threads.submit(
                () -> {
                  gate.await();
                  return fails
                      ? source.completeExceptionally(new IOException("down"))
                      : source.complete("live");
                });
        Future<?> deadline =
            threads.submit(
                () -> {
                  gate.await();
                  fixture.advance(OVERDUE);
                  return null;
                });
        Future<?> caller =
            threads.submit(
                () -> {
                  gate.await();
                  return cancels && answer.cancel(true);
                });
        for (Future<?> racer : List.of(stage, deadline, caller)) {
          racer.get(10, TimeUnit.SECONDS);
        }
        try {
          assertThat(answer.get(10, TimeUnit.SECONDS)).isIn("live", "instead");
          answered++;
        } catch (CancellationException ended) {
          cancelled++;
        }
        assertThat(ranking.calls().inFlight()).as("in flight after call %d", i).isZero();
      }
      CallCounts counts = ranking.calls();
      assertThat(counts.live() + counts.substitute())
          .as("each answer is counted once, those given to nobody included")
          .isBetween((long) answered, (long) answered + cancelled);
    } finally {
      threads.shutdownNow();
    }
  }
}
