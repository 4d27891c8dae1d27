package io.github.fallback4j.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.DegradedAnswer;
import io.github.fallback4j.DegradedAnswer.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class RequestDegradationsTest {
  private static final int THREADS = 4;

  private final RequestDegradations request = new RequestDegradations();

  private static DegradedAnswer answer(String dependency, Kind kind, Cause cause) {
    return new DegradedAnswer(
        kind,
        kind == Kind.STALE ? Duration.ofMillis(120_900) : null,
        new Degradation(
            dependency, cause, "test", "ops", "secret", Instant.EPOCH, null, new Exception()));
  }

  @Test
  void nothingWasHeard_isEmpty() {
    assertThat(request.isEmpty()).isTrue();
    assertThat(request.all()).isEmpty();
    assertThat(request.of("ranking")).isEmpty();
  }

  @Test
  void severalDependencies_areListedAsTheyWereHeardOf() {
    request.degraded(answer("ranking", Kind.SUBSTITUTE, Cause.SWITCH_OFF));
    request.degraded(answer("badges", Kind.STALE, Cause.BREAKER));

    assertThat(request.isEmpty()).isFalse();
    assertThat(request.all())
        .containsExactly(
            new Degraded("ranking", "switch-off", "substitute", null),
            new Degraded("badges", "breaker", "stale", 120L));
    assertThat(request.of("badges")).contains(new Degraded("badges", "breaker", "stale", 120L));
  }

  @Test
  void dependencyIsHeardOfAgain_firstAnswerStays() {
    request.degraded(answer("ranking", Kind.EMPTY, Cause.FAILURE));
    request.degraded(answer("ranking", Kind.ERROR, Cause.BREAKER));

    assertThat(request.all()).containsExactly(new Degraded("ranking", "failure", "empty", null));
  }

  @Test
  void snapshot_doesNotGrow() {
    List<Degraded> before = request.all();
    request.degraded(answer("ranking", Kind.EMPTY, Cause.FAILURE));

    assertThat(before).isEmpty();
  }

  @RepeatedTest(50)
  void threadsTellAtOnce_eachDependencyIsListedOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    CyclicBarrier gate = new CyclicBarrier(THREADS);
    try {
      List<Future<?>> told = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int own = i;
        told.add(
            threads.submit(
                (Callable<Void>)
                    () -> {
                      gate.await();
                      request.degraded(answer("shared", Kind.EMPTY, Cause.BREAKER));
                      request.degraded(answer("own" + own, Kind.EMPTY, Cause.BREAKER));
                      return null;
                    }));
      }
      for (Future<?> each : told) {
        each.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(request.all())
        .extracting(Degraded::dependency)
        .containsExactlyInAnyOrder("shared", "own0", "own1", "own2", "own3");
  }
}
