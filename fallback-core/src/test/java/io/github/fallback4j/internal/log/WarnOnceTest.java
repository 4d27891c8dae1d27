package io.github.fallback4j.internal.log;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.LogLines;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;

class WarnOnceTest {
  private static final String NAME = "io.github.fallback4j.warn-once-test";

  @RegisterExtension final LogLines log = LogLines.withDebug(NAME);

  private final WarnOnce failures = new WarnOnce(LoggerFactory.getLogger(NAME));

  @Test
  void firstFailure_isAWarningThatTellsWhereTheOthersGo() {
    failures.log("Listener {} failed", "audit", new IllegalStateException("broken"));

    assertThat(log.lines())
        .containsExactly("WARN Listener audit failed; further failures are logged at debug level");
  }

  @Test
  void furtherFailures_areLoggedAtDebugLevel() {
    failures.log("Listener {} failed", "audit");
    failures.log("Listener {} failed", "audit");
    failures.log("Listener {} failed", "mail");

    assertThat(log.lines().subList(1, 3))
        .containsExactly("DEBUG Listener audit failed", "DEBUG Listener mail failed");
  }

  @Test
  void manyThreadsFailAtOnce_oneOfThemWarns() throws Exception {
    int threads = 8;
    CountDownLatch gate = new CountDownLatch(1);
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    for (int i = 0; i < threads; i++) {
      executor.execute(
          () -> {
            try {
              gate.await();
            } catch (InterruptedException unexpected) {
              Thread.currentThread().interrupt();
            }
            failures.log("Listener failed");
          });
    }
    gate.countDown();
    executor.shutdown();
    assertThat(executor.awaitTermination(10, TimeUnit.SECONDS)).isTrue();

    List<String> lines = log.lines();
    assertThat(lines).hasSize(threads);
    assertThat(lines).filteredOn(line -> line.startsWith("WARN")).hasSize(1);
  }
}
