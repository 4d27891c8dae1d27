package io.github.fallback4j.internal.level;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CpuWaitsTest {
  private static final int THREADS = 8;

  private final ManualTime time = new ManualTime();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger woken = new AtomicInteger();
  private volatile long lag;
  private final CpuWaits cpu =
      new CpuWaits(
          time::nanos,
          () -> {
            asked.incrementAndGet();
            return lag;
          },
          woken::incrementAndGet);

  @Test
  void requestWaitsForLongerThanItRuns_countsByHowMuch() {
    lag = 1_000_000;
    Runnable end = cpu.begin();
    lag = 31_000_000;
    end.run();

    assertThat(cpu.waits().look()).isEqualTo(1);
    assertThat(cpu.waits().meanNanos()).isEqualTo(30_000_000);
    assertThat(woken).hasValue(1);
  }

  @Test
  void manyRequestsCome_oneIsLookedAtInEachPeriod() {
    for (int request = 0; request < 100; request++) {
      cpu.begin().run();
      time.advance(Duration.ofMillis(1));
    }

    assertThat(cpu.waits().look()).isEqualTo(10);
    assertThat(asked).hasValue(20);
  }

  @Test
  void manyThreadsBeginAtOnce_oneIsLookedAt() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      for (int round = 0; round < 500; round++) {
        asked.set(0);
        CyclicBarrier together = new CyclicBarrier(THREADS);
        List<Future<?>> begun = new ArrayList<>();
        for (int thread = 0; thread < THREADS; thread++) {
          begun.add(
              threads.submit(
                  () -> {
                    together.await();
                    return cpu.begin();
                  }));
        }
        for (Future<?> each : begun) {
          each.get(10, TimeUnit.SECONDS);
        }
        assertThat(asked).hasValue(1);
        time.advance(CpuWaits.PERIOD);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void systemDoesNotTell_nothingIsCounted() {
    lag = ThreadLag.UNKNOWN;
    cpu.begin().run();

    assertThat(cpu.waits().look()).isZero();
    assertThat(woken).hasValue(0);
  }

  @Test
  void systemDoesNotTellAtTheEnd_nothingIsCounted() {
    lag = 5_000_000;
    Runnable end = cpu.begin();
    lag = ThreadLag.UNKNOWN;
    end.run();

    assertThat(cpu.waits().look()).isZero();
  }

  @Test
  void requestRunsForLongerThanItWaits_countsAsNoWait() {
    lag = 5_000_000;
    Runnable end = cpu.begin();
    lag = 1_000_000;
    end.run();

    assertThat(cpu.waits().look()).isEqualTo(1);
    assertThat(cpu.waits().meanNanos()).isZero();
  }

  @Test
  void threadIsAnotherAtTheEnd_nothingIsCounted() throws InterruptedException {
    Runnable end = cpu.begin();
    lag = 31_000_000;
    Thread other = new Thread(end);
    other.start();
    other.join();

    assertThat(cpu.waits().look()).isZero();
  }
}
