package io.github.fallback4j.internal.level;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.ManualTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class QueueStrainTest {
  private static final int THREADS = 4;
  private static final int EACH = 20_000;

  private final QueueStrain strain =
      new QueueStrain(
          "workers",
          new LevelControl(new ManualTime(), new SilentKnob(), () -> 0, Duration.ofMinutes(30)));

  private static final class SilentKnob implements Knob {
    @Override
    public void turn(double level, String reason) {}

    @Override
    public double inForce() {
      return 0;
    }

    @Override
    public void exhausted() {}

    @Override
    public void raisedInVain(double from, double to) {}
  }

  @Test
  void nothingCame_meanIsZero() {
    assertThat(strain.waits().look()).isZero();
    assertThat(strain.waits().meanNanos()).isZero();
  }

  @Test
  void looked_itBeginsAnew() {
    strain.waited(TimeUnit.MILLISECONDS.toNanos(10));
    strain.waited(TimeUnit.MILLISECONDS.toNanos(30));

    assertThat(strain.waits().look()).isEqualTo(2);
    assertThat(strain.waits().meanNanos()).isEqualTo(TimeUnit.MILLISECONDS.toNanos(20));
    assertThat(strain.waits().look()).isZero();
  }

  @Test
  void waitsAreAbsurd_theyCountAsAMinute() {
    for (int i = 0; i < 100_000; i++) {
      strain.waited(Long.MAX_VALUE);
    }

    assertThat(strain.waits().look()).isEqualTo(100_000);
    assertThat(strain.waits().meanNanos()).isEqualTo(TimeUnit.MINUTES.toNanos(1));
  }

  @Test
  void lookedAtWhileThreadsTell_eachWaitIsSeenOnce() throws InterruptedException {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(THREADS);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      Thread thread =
          new Thread(
              () -> {
                try {
                  gate.await();
                } catch (InterruptedException interrupted) {
                  throw new IllegalStateException(interrupted);
                }
                for (int wait = 0; wait < EACH; wait++) {
                  strain.waited(TimeUnit.MILLISECONDS.toNanos(7));
                }
                done.countDown();
              });
      thread.start();
      threads.add(thread);
    }
    gate.countDown();
    long seen = 0;
    while (done.getCount() > 0) {
      long count = strain.waits().look();
      seen += count;
      assertThat(strain.waits().meanNanos())
          .isEqualTo(count == 0 ? 0 : TimeUnit.MILLISECONDS.toNanos(7));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(seen + strain.waits().look()).isEqualTo((long) THREADS * EACH);
  }
}
