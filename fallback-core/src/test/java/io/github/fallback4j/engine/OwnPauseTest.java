package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The process stands still for two seconds, and finds its calls old. */
class OwnPauseTest {
  private static final Duration ROUND = Duration.ofMillis(5);

  /** Moves on without running what is due, as a process that stood still finds it. */
  private static final class Clock implements Time {
    final ManualTime running = new ManualTime();
    private Duration stoodStill = Duration.ZERO;

    void standStill(Duration pause) {
      stoodStill = stoodStill.plus(pause);
    }

    @Override
    public long nanos() {
      return running.nanos() + stoodStill.toNanos();
    }

    @Override
    public Instant now() {
      return running.now().plus(stoodStill);
    }

    @Override
    public Runnable schedule(Duration delay, Runnable task) {
      return running.schedule(delay, task);
    }

    @Override
    public void close() {
      running.close();
    }
  }

  private final Clock clock = new Clock();
  private final FallbackEngine engine =
      FallbackEngine.builder()
          .environment(Map.of())
          .cpuLoad(() -> 0)
          .time(clock)
          .add(
              DependencySpec.nonEssential("ranking")
                  .deadline(Duration.ofMillis(300))
                  .warmUp(0)
                  .build())
          .build();
  private final Dependency ranking = engine.get("ranking");
  private final List<CompletableFuture<String>> pending = new ArrayList<>();

  private CompletionStage<String> call() {
    CompletableFuture<String> stage = new CompletableFuture<>();
    pending.add(stage);
    return ranking.callAsync(() -> stage, () -> "instead");
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void callsUnderWay_areNotOverdueForIt() {
    CompletionStage<String> answer = call();
    clock.running.advance(ROUND);
    clock.standStill(Duration.ofSeconds(2));
    clock.running.advance(ROUND);
    pending.get(0).complete("live");

    assertThat(answer.toCompletableFuture().join()).isEqualTo("live");
  }

  @Test
  void callsUnderWay_areOverdueOnceTheirOwnTimeIsOver() {
    call();
    clock.running.advance(ROUND);
    clock.standStill(Duration.ofSeconds(2));
    for (int i = 0; i < 10; i++) {
      clock.running.advance(Duration.ofMillis(150));
      call();
    }

    assertThat(ranking.state().cause()).isEqualTo(Cause.BREAKER);
  }

  @Test
  void callsUnderWayFail_thatIsNotHeldAgainstTheDependency() {
    for (int i = 0; i < 20; i++) {
      call();
      clock.running.advance(ROUND);
    }
    clock.standStill(Duration.ofSeconds(2));
    for (CompletableFuture<String> stage : pending) {
      stage.completeExceptionally(new IllegalStateException("read timed out"));
      clock.running.advance(Duration.ofMillis(50));
    }

    assertThat(ranking.state().cause()).isEqualTo(Cause.NONE);
  }

  @Test
  void callsAfterIt_countAsEver() {
    call();
    clock.running.advance(ROUND);
    clock.standStill(Duration.ofSeconds(2));
    clock.running.advance(ROUND);
    for (int i = 0; i < 10; i++) {
      ranking.call(
          () -> {
            throw new IllegalStateException("down");
          },
          () -> "instead");
      clock.running.advance(Duration.ofMillis(125));
    }

    assertThat(ranking.state().cause()).isEqualTo(Cause.BREAKER);
  }
}
