package io.github.fallback4j.spring.web.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.fallback4j.spi.QueueSensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class QueueProbeTest {
  private final List<Runnable> queued = new ArrayList<>();
  private final List<Long> waits = new ArrayList<>();
  private long now = Long.MAX_VALUE - 5;

  private final QueueSensor sensor =
      new QueueSensor() {
        @Override
        public void waited(long nanos) {
          waits.add(nanos);
        }

        @Override
        public Runnable timed(Runnable task) {
          long since = now;
          return () -> waited(now - since);
        }
      };

  private QueueProbe probe(Executor executor) {
    return new QueueProbe(() -> executor, () -> sensor, () -> now);
  }

  private void pass(Duration time) {
    now += time.toNanos();
  }

  @Test
  void requestComes_aTaskOfOursWaitsLikeAnyOther() {
    probe(queued::add).requestCame();
    pass(Duration.ofMillis(120));
    queued.get(0).run();

    assertThat(waits).containsExactly(Duration.ofMillis(120).toNanos());
  }

  @Test
  void manyRequestsCome_oneTaskIsSentInEachPeriod() {
    QueueProbe probe = probe(queued::add);
    for (int request = 0; request < 100; request++) {
      probe.requestCame();
      pass(Duration.ofMillis(1));
    }

    assertThat(queued).hasSize(2);
  }

  @Test
  void serverTakesNothingMore_requestGoesOn() {
    QueueProbe probe =
        probe(
            task -> {
              throw new RejectedExecutionException("full");
            });

    assertThatCode(probe::requestCame).doesNotThrowAnyException();
  }

  @Test
  void serverHasNoThreadsOfItsOwn_nothingIsMeasured() {
    probe(null).requestCame();

    assertThat(waits).isEmpty();
  }
}
