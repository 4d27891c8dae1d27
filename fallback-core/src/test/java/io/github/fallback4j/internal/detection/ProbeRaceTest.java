package io.github.fallback4j.internal.detection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Status;
import io.github.fallback4j.internal.verdict.Ruling;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls that end while others open, try and close: whatever the mix, no probe's place is lost. */
class ProbeRaceTest {
  private static final int THREADS = 6;
  private static final int CALLS = 3_000;

  private final DetectorFixture fixture = new DetectorFixture();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void outcomesRace_theDependencyComesBackOnceItIsGood(long seed) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    CyclicBarrier gate = new CyclicBarrier(THREADS);
    try {
      List<Future<?>> callers = new ArrayList<>();
      for (int thread = 0; thread < THREADS; thread++) {
        SplittableRandom random = new SplittableRandom(seed * 100 + thread);
        callers.add(
            threads.submit(
                () -> {
                  gate.await();
                  for (int i = 0; i < CALLS; i++) {
                    act(random);
                  }
                  return null;
                }));
      }
      for (Future<?> caller : callers) {
        caller.get();
      }
    } finally {
      threads.shutdownNow();
    }

    rule(Mode.AUTO);
    for (int i = 0; i < 200 && fixture.state().cause() != Cause.NONE; i++) {
      fixture.advance(Duration.ofSeconds(1));
      for (int call = 0; call < 10 && fixture.admits(); call++) {
        fixture.succeed();
      }
    }
    assertThat(fixture.state().status()).isEqualTo(Status.NORMAL);
  }

  private void act(SplittableRandom random) {
    int choice = random.nextInt(100);
    if (choice < 5) {
      fixture.advance(Duration.ofMillis(random.nextInt(1_500)));
    } else if (choice < 8) {
      rule(List.of(Mode.ON, Mode.OFF, Mode.AUTO, Mode.AUTO).get(random.nextInt(4)));
    } else if (fixture.admits()) {
      end(random.nextInt(10));
    }
  }

  private void end(int outcome) {
    if (outcome < 5) {
      fixture.succeed();
    } else if (outcome < 8) {
      fixture.fail();
    } else {
      fixture.abandon();
      if (outcome == 9) {
        fixture.detector.exhausted();
      }
    }
  }

  private void rule(Mode mode) {
    fixture.standing.rule(
        new Ruling(mode, false, "api", null, null, fixture.time.now(), null), true);
  }
}
