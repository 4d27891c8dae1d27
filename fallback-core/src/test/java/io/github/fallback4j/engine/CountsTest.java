package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.CallCounts;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Order;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Every call is counted once, however many threads make them. */
class CountsTest {
  private static final int THREADS = 8;
  private static final int CALLS = 5_000;

  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
  private final FallbackEngine engine =
      FallbackEngine.builder()
          .environment(Map.of())
          .cpuLoad(() -> 0)
          .add(
              DependencySpec.nonEssential("ranking")
                  .automatic(Automatic.OFF)
                  .passThrough(List.of(IllegalArgumentException.class))
                  .build())
          .add(DependencySpec.nonEssential("narrow").permits(2).build())
          .add(DependencySpec.essential("lesson").build())
          .build();

  @AfterEach
  void close() {
    threads.shutdownNow();
    engine.close();
  }

  /** Each thread makes its calls, numbered, as soon as all are there. */
  private void inParallel(IntFunction<Object> call) throws Exception {
    CyclicBarrier gate = new CyclicBarrier(THREADS);
    List<Future<?>> callers = new ArrayList<>();
    for (int thread = 0; thread < THREADS; thread++) {
      callers.add(
          threads.submit(
              () -> {
                gate.await();
                for (int i = 0; i < CALLS; i++) {
                  call.apply(i);
                }
                return null;
              }));
    }
    for (Future<?> caller : callers) {
      caller.get();
    }
  }

  private static Object ignoring(Runnable call) {
    try {
      call.run();
    } catch (RuntimeException | LinkageError expected) {
      return expected;
    }
    return call;
  }

  @Test
  void liveCalls_areCountedExactly() throws Exception {
    Dependency ranking = engine.get("ranking");
    inParallel(i -> ranking.call(() -> i, () -> -1));

    assertThat(ranking.calls()).isEqualTo(new CallCounts(THREADS * CALLS, 0, 0, 0, 0, 0, 0));
  }

  @Test
  void skippedCalls_areCountedExactly() throws Exception {
    engine.switchboard().order(Order.off("ranking"));
    Dependency ranking = engine.get("ranking");
    inParallel(i -> ranking.call(() -> i, () -> -1));

    assertThat(ranking.calls()).isEqualTo(new CallCounts(0, 0, THREADS * CALLS, 0, 0, 0, 0));
  }

  @Test
  void callsOfEveryKind_areCountedExactly() throws Exception {
    Dependency ranking = engine.get("ranking");
    inParallel(
        i ->
            switch (i % 5) {
              case 0 -> ranking.call(() -> i, () -> -1);
              case 1 -> ranking.call(() -> 1 / (i - i), () -> -1);
              case 2 ->
                  ignoring(
                      () ->
                          ranking.run(
                              () -> {
                                throw new IllegalArgumentException();
                              }));
              case 3 ->
                  ignoring(
                      () ->
                          ranking.run(
                              () -> {
                                throw new LinkageError();
                              }));
              default -> ranking.callAsync(() -> CompletableFuture.completedFuture(i), () -> -1);
            });

    long each = THREADS * CALLS / 5;
    assertThat(ranking.calls()).isEqualTo(new CallCounts(2 * each, 0, each, 0, each, each, 0));
  }

  @Test
  void fewPermits_everyCallIsEitherLiveOrAnsweredWithout() throws Exception {
    Dependency narrow = engine.get("narrow");
    inParallel(
        i ->
            narrow.call(
                () -> {
                  Thread.yield();
                  return i;
                },
                () -> -1));

    CallCounts counts = narrow.calls();
    assertThat(counts.live() + counts.substitute()).isEqualTo(THREADS * CALLS);
    assertThat(counts.live()).isPositive();
    assertThat(counts.inFlight()).isZero();
  }

  @Test
  void essentialCalls_areCountedExactly() throws Exception {
    Dependency lesson = engine.get("lesson");
    inParallel(i -> lesson.call(() -> 1 / (i % 2), () -> -1));

    long each = THREADS * CALLS / 2;
    assertThat(lesson.calls()).isEqualTo(new CallCounts(each, 0, each, 0, 0, 0, 0));
  }
}
