package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencySpecBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Calls that end just when their deadline comes, on the real clock: no interrupt is ever seen
 * outside the call it was meant for, and none from elsewhere is lost.
 */
class InterruptRaceTest {
  private static final int DEADLINE_HITS = 100_000;
  private static final int THREADS = 64;
  private static final Duration DEADLINE = Duration.ofMillis(1);

  /** The watch makes a round each 5 ms, so calls end around one to seven milliseconds. */
  private static final long SHORTEST_NANOS = 1_000_000;

  private static final long LONGEST_NANOS = 7_000_000;

  private final AtomicLong hits = new AtomicLong();
  private final AtomicLong escaped = new AtomicLong();
  private final AtomicLong lost = new AtomicLong();

  @Test
  void deadlineHits_noInterruptIsSeenOutsideItsCallAndNoneFromElsewhereIsLost() throws Exception {
    DependencySpecBuilder spec =
        DependencySpec.nonEssential("racing")
            .automatic(Automatic.OFF)
            .permits(2 * THREADS)
            .warmUp(0)
            .deadline(DEADLINE);
    DependencySpec inner =
        DependencySpec.nonEssential("inner")
            .automatic(Automatic.OFF)
            .permits(2 * THREADS)
            .warmUp(0)
            .deadline(DEADLINE)
            .build();
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (FallbackEngine engine =
        FallbackEngine.builder()
            .environment(Map.of())
            .cpuLoad(() -> 0)
            .add(spec.build())
            .add(inner)
            .build()) {
      List<Future<?>> racers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        SplittableRandom random = new SplittableRandom(i);
        Racer racer = new Racer(engine.get("racing"), engine.get("inner"), random);
        racers.add(threads.submit(racer));
      }
      for (Future<?> racer : racers) {
        racer.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(hits.get()).isGreaterThanOrEqualTo(DEADLINE_HITS);
    assertThat(escaped.get()).as("interrupts seen outside their call").isZero();
    assertThat(lost.get()).as("interrupts from elsewhere that were lost").isZero();
  }

  /** Calls, alone or within a call, until enough deadlines were hit. */
  private final class Racer implements Callable<Void> {
    private final Dependency outer;
    private final Dependency inner;
    private final SplittableRandom random;

    Racer(Dependency outer, Dependency inner, SplittableRandom random) {
      this.outer = outer;
      this.inner = inner;
      this.random = random;
    }

    @Override
    public Void call() {
      while (hits.get() < DEADLINE_HITS) {
        switch (random.nextInt(8)) {
          case 0 -> pendingBefore();
          case 1, 2 -> nested();
          default -> alone();
        }
      }
      return null;
    }

    private void alone() {
      outer.run(() -> linger());
      seenOutside();
    }

    private void nested() {
      outer.run(
          () -> {
            linger();
            inner.run(() -> linger());
            linger();
          });
      seenOutside();
    }

    /** An interrupt that was there before the call is there after it. */
    private void pendingBefore() {
      Thread.currentThread().interrupt();
      try {
        outer.run(() -> linger());
      } catch (CallInterruptedException heard) {
        // the call heard the pending interrupt; its caller must find it still there
      }
      if (!Thread.interrupted()) {
        lost.incrementAndGet();
      }
    }

    /** Works past the deadline or not quite, deaf to interrupts or not, as chance will have it. */
    private void linger() throws InterruptedException {
      boolean deaf = random.nextBoolean();
      long length = random.nextLong(SHORTEST_NANOS, LONGEST_NANOS);
      long begin = System.nanoTime();
      while (System.nanoTime() - begin < length) {
        if (!deaf && Thread.interrupted()) {
          throw new InterruptedException();
        }
        LockSupport.parkNanos(250_000);
      }
      if (System.nanoTime() - begin >= DEADLINE.toNanos()) {
        hits.incrementAndGet();
      }
    }

    private void seenOutside() {
      if (Thread.interrupted()) {
        escaped.incrementAndGet();
      }
    }
  }
}
