package io.github.fallback4j.internal.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.ManualTime;
import io.github.fallback4j.settings.HealthSignalSettings;
import io.github.fallback4j.spi.HealthSignal;
import io.github.fallback4j.spi.HealthSignal.Report;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** A check ends in the moment in which it becomes overdue. */
class OverdueRaceTest {
  private static final Duration TIMEOUT = Duration.ofSeconds(1);

  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  @AfterEach
  void close() {
    thread.shutdownNow();
  }

  @RepeatedTest(300)
  void oneReportIsHeardAndNoInterruptIsLeft(RepetitionInfo repetition) throws Exception {
    ManualTime time = new ManualTime();
    List<Report> heard = new CopyOnWriteArrayList<>();
    CyclicBarrier gate = new CyclicBarrier(2);
    HealthSignal signal =
        HealthSignal.of(
            "ranking",
            "redis",
            () -> {
              gate.await();
              if (repetition.getCurrentRepetition() % 2 == 0) {
                Thread.yield();
              }
              return Report.good();
            });
    new PolledSignal(
            signal,
            new HealthSignalSettings(true, Duration.ofSeconds(20), TIMEOUT),
            time,
            thread,
            () -> 0,
            report -> {
              heard.add(report);
              return false;
            })
        .begin();
    time.advance(Duration.ZERO);

    gate.await();
    time.advance(TIMEOUT.multipliedBy(10)); // the first check has ten times its time

    assertThat(thread.submit(Thread::interrupted).get()).isFalse();
    assertThat(heard).hasSize(1).isSubsetOf(Report.good(), Report.bad("no report within 10000 ms"));
  }
}
