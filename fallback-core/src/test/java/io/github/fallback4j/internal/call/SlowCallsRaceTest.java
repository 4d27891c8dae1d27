package io.github.fallback4j.internal.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.ManualTime;
import io.github.fallback4j.ObjectiveState.Window;
import io.github.fallback4j.internal.time.OwnPauses;
import io.github.fallback4j.settings.Objective;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Counters are read one after another while calls end on many threads. */
class SlowCallsRaceTest {
  private static final int THREADS = 4;
  private static final int CALLS = 50_000;
  private static final long SLOW = Duration.ofMillis(2).toNanos();

  private final ManualTime time = new ManualTime();
  private final EssentialStatistics statistics =
      new EssentialStatistics(
          new Objective(0.5, Duration.ofMillis(1)),
          time,
          new Watch(time, new OwnPauses()),
          () -> true);

  private Window sinceTheStart() {
    return statistics.budget().orElseThrow().state().windows().get("6h");
  }

  @Test
  void callsEndWhileTheBudgetIsRead_badOnesAreNeverMoreThanAllAndAllAreCountedInTheEnd()
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    CountDownLatch gate = new CountDownLatch(1);
    List<Future<?>> running = new ArrayList<>();
    try {
      for (int i = 0; i < THREADS; i++) {
        int kind = i;
        running.add(
            threads.submit(
                () -> {
                  gate.await();
                  for (int call = 0; call < CALLS; call++) {
                    end(kind);
                  }
                  return null;
                }));
      }
      gate.countDown();
      while (running.stream().anyMatch(thread -> !thread.isDone())) {
        Window seen = sinceTheStart();
        assertThat(seen.bad()).isBetween(0L, seen.calls());
      }
      for (Future<?> thread : running) {
        thread.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(sinceTheStart().calls()).isEqualTo((long) THREADS * CALLS);
    assertThat(sinceTheStart().bad()).isEqualTo((long) THREADS * CALLS);
  }

  private void end(int kind) {
    long start = time.nanos() - SLOW;
    CallsUnderWay.Place place = statistics.begin(start);
    switch (kind) {
      case 0, 1 -> statistics.succeeded(place, start, SLOW);
      case 2 -> statistics.passedThrough(place, start, SLOW);
      default -> statistics.failed(place, start, SLOW);
    }
  }
}
