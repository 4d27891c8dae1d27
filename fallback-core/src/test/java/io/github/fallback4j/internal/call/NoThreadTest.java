package io.github.fallback4j.internal.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.internal.time.OwnPauses;
import io.github.fallback4j.internal.verdict.Outbox;
import io.github.fallback4j.internal.verdict.Recorder;
import io.github.fallback4j.internal.verdict.Ruling;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.spi.ContextCarrier;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The system has no thread left to answer an overdue call on. */
class NoThreadTest {
  private final ManualTime time = new ManualTime();
  private final ScarceThreads threads = new ScarceThreads();
  private final NonEssentialDependency ranking = ranking();

  private NonEssentialDependency ranking() {
    DependencySpec spec = DependencySpec.nonEssential("ranking").warmUp(0).permits(1).build();
    Standing standing =
        new Standing(
            "ranking",
            Ruling.none(time.now()),
            spec.ramp(),
            time,
            new Outbox(),
            new Standing.Listener() {
              @Override
              public void changed(DependencyState before, DependencyState after) {}

              @Override
              public void rampStepBegan(long step) {}
            });
    Surroundings surroundings =
        new Surroundings(
            time,
            new Watch(time, new OwnPauses()),
            null,
            () -> true,
            new Offload(threads),
            ContextCarrier.none(),
            new DegradationSinks(null),
            new Memories(time));
    return new NonEssentialDependency(new Guard(spec, standing, Recorder.NONE, surroundings));
  }

  @Test
  void asynchronousCallOverdue_itsCallerIsToldAndLaterCallsAreWatched() {
    threads.exhausted = true;
    CompletableFuture<String> source = new CompletableFuture<>();
    CompletableFuture<String> answer =
        ranking.callAsync(() -> source, () -> "instead").toCompletableFuture();
    time.advance(Duration.ofMillis(1_100));
    await().until(answer::isCompletedExceptionally);

    source.complete("late");
    threads.exhausted = false;
    CompletableFuture<String> next =
        ranking.callAsync(CompletableFuture<String>::new, () -> "instead").toCompletableFuture();
    time.advance(Duration.ofMillis(1_100));
    assertThat(next).isCompletedWithValue("instead");
  }
}
