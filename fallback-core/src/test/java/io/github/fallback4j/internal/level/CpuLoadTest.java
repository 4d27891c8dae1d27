package io.github.fallback4j.internal.level;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CpuLoadTest {
  private final CpuLoad load = new CpuLoad(System::nanoTime);

  @Test
  void isAsked_isAShareOrUnknown() {
    assertThat(load.getAsDouble()).isBetween(-1.0, 1.0);
    assertThat(load.getAsDouble()).isBetween(-1.0, 1.0);
  }

  @Test
  void allProcessorsOfTheProcessAreUsed_isNearlyOne() {
    AtomicBoolean spinning = new AtomicBoolean(true);
    List<Thread> threads =
        IntStream.range(0, Runtime.getRuntime().availableProcessors())
            .mapToObj(
                index ->
                    new Thread(
                        () -> {
                          while (spinning.get()) {
                            Thread.onSpinWait();
                          }
                        }))
            .toList();
    threads.forEach(Thread::start);
    try {
      await().until(() -> load.getAsDouble() > 0.85);
    } finally {
      spinning.set(false);
    }
  }
}
