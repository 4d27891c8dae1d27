package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.CallCounts;
import io.github.fallback4j.CallInterruptedException;
import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.LevelOrder;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Order;
import io.github.fallback4j.settings.LastKnownGoodSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Whatever mix of calls, outcomes, orders and deadlines there was: every call was counted once,
 * every permit came back, and the dependency comes back too. The seed is that of what is called and
 * ordered; which calls a share lets through is chance.
 */
class RandomCallsTest {
  private static final int PERMITS = 4;
  private static final int STEPS = 1_500;
  private static final int NESTED = 2;
  private static final Duration DEADLINE = Duration.ofMillis(300);

  private final List<CompletableFuture<String>> sources = new ArrayList<>();
  private final List<Begun> begun = new ArrayList<>();
  private Random random = new Random();
  private EngineFixture fixture = new EngineFixture();
  private Dependency ranking;
  private long made;

  private record Begun(CompletableFuture<String> answer, long atNanos) {}

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void randomCalls_nothingIsLost(long seed) {
    random = new Random(seed);
    fixture.close();
    fixture =
        new EngineFixture(
            builder -> builder.sharedPermits(PERMITS),
            DependencySpec.nonEssential("ranking")
                .permits(PERMITS)
                .warmUp(random.nextInt(3))
                .deadline(DEADLINE)
                .enforce(random.nextBoolean() ? Enforce.INTERRUPT : Enforce.NONE)
                .passThrough(List.of(IllegalArgumentException.class))
                .lastKnownGood(new LastKnownGoodSettings(Duration.ofSeconds(10), 3))
                .build());
    ranking = fixture.get("ranking");

    for (int step = 0; step < STEPS; step++) {
      step();
    }
    settle();

    assertThat(answered(ranking.calls())).isEqualTo(made);
    assertThat(ranking.calls().inFlight()).isZero();
    assertEveryPermitCanBeTaken(PERMITS);
    assertComesBack();
    fixture.close();
  }

  private void step() {
    switch (random.nextInt(12)) {
      case 0 -> fixture.advance(Duration.ofMillis(random.nextInt(5_000)));
      case 1 -> order();
      case 2 -> endASource();
      case 3 -> cancelAnAnswer();
      case 4, 5 -> beginAsync();
      default -> call(NESTED);
    }
  }

  private void order() {
    switch (random.nextInt(4)) {
      case 0 ->
          fixture.engine.switchboard().order(Order.of("ranking", anyMode()).lasting(anyTime()));
      case 1 -> fixture.engine.switchboard().clear("ranking");
      case 2 ->
          fixture.engine.switchboard().order(LevelOrder.of(random.nextInt(4)).lasting(anyTime()));
      default -> fixture.engine.switchboard().clearLevel();
    }
  }

  private Mode anyMode() {
    return List.of(Mode.OFF, Mode.ON, Mode.AUTO).get(random.nextInt(3));
  }

  private Duration anyTime() {
    return Duration.ofMillis(1 + random.nextInt(3_000));
  }

  private void call(int nested) {
    made++;
    Dependency by = random.nextBoolean() ? ranking : ranking.keyed(random.nextInt(5));
    Callable<String> work = () -> outcome(nested);
    try {
      switch (random.nextInt(4)) {
        case 0 -> by.call(work, this::fallback);
        case 1 -> by.callOrElse(work, this::explain);
        case 2 -> by.attempt(work, this::fallback);
        default -> by.run(work::call);
      }
    } catch (CallInterruptedException expected) {
      assertThat(Thread.interrupted()).isTrue();
    } catch (Exception | StackOverflowError expected) {
      boolean mayBeOverdueFurtherOut = nested < NESTED;
      assertThat(Thread.currentThread().isInterrupted() && !mayBeOverdueFurtherOut).isFalse();
    }
  }

  private String outcome(int nested) throws Exception {
    if (nested > 0 && random.nextInt(4) == 0) {
      call(nested - 1);
    }
    if (random.nextInt(10) == 0) {
      fixture.advance(Duration.ofMillis(random.nextInt(600)));
    }
    return switch (random.nextInt(8)) {
      case 0 -> throw new IOException("down");
      case 1 -> throw new IllegalArgumentException("an answer");
      case 2 -> throw new StackOverflowError();
      case 3 -> throw new InterruptedException();
      default -> "live";
    };
  }

  private String explain(Degradation why) {
    assertThat(why.cause()).isNotEqualTo(Cause.NONE);
    return fallback();
  }

  private String fallback() {
    if (random.nextInt(5) == 0) {
      throw new IllegalStateException("no fallback either");
    }
    return "instead";
  }

  private void beginAsync() {
    made++;
    Callable<CompletableFuture<String>> start =
        switch (random.nextInt(5)) {
          case 0 -> () -> null;
          case 1 ->
              () -> {
                throw new IOException("no connection");
              };
          case 2 -> () -> CompletableFuture.completedFuture("live");
          default ->
              () -> {
                CompletableFuture<String> source = new CompletableFuture<>();
                sources.add(source);
                return source;
              };
        };
    long now = fixture.time.nanos();
    begun.add(new Begun(ranking.callAsync(start, () -> "instead").toCompletableFuture(), now));
  }

  private void endASource() {
    if (!sources.isEmpty()) {
      CompletableFuture<String> source = sources.remove(random.nextInt(sources.size()));
      switch (random.nextInt(4)) {
        case 0 -> source.completeExceptionally(new IOException("down"));
        case 1 -> source.completeExceptionally(new IllegalArgumentException("an answer"));
        case 2 -> source.cancel(true);
        default -> source.complete("live");
      }
    }
  }

  private void cancelAnAnswer() {
    if (!begun.isEmpty()) {
      Begun call = begun.get(random.nextInt(begun.size()));
      boolean overdue = fixture.time.nanos() - call.atNanos() >= DEADLINE.toNanos();
      boolean ended = call.answer().isDone(); // a cancelled one would say again that it is
      if (!overdue && !ended && call.answer().cancel(true)) {
        made--; // nobody is answered; an overdue call is just being answered elsewhere
      }
    }
  }

  private void settle() {
    sources.forEach(source -> source.complete("live"));
    begun.forEach(
        call -> assertThat(call.answer().handle((value, thrown) -> "done").join()).isNotNull());
    fixture.engine.switchboard().clear("ranking");
    fixture.engine.switchboard().clearLevel();
  }

  private static long answered(CallCounts counts) {
    return counts.live()
        + counts.stale()
        + counts.substitute()
        + counts.empty()
        + counts.passThrough()
        + counts.error();
  }

  private void assertEveryPermitCanBeTaken(int permits) {
    fixture.engine.switchboard().order(Order.on("ranking").lasting(Duration.ofSeconds(1)));
    int[] taken = {0};
    nest(permits + 1, taken);
    assertThat(taken[0]).isEqualTo(permits);
    fixture.engine.switchboard().clear("ranking");
  }

  private void nest(int depth, int[] taken) {
    if (depth > 0) {
      ranking.run(
          () -> {
            taken[0]++;
            nest(depth - 1, taken);
          });
    }
  }

  private void assertComesBack() {
    for (int seconds = 0; seconds < 300 && ranking.state().cause() != Cause.NONE; seconds++) {
      fixture.advance(Duration.ofSeconds(1));
      for (int i = 0; i < 10; i++) {
        ranking.call(() -> "live", () -> "instead");
      }
    }
    assertThat(ranking.state().cause()).isEqualTo(Cause.NONE);
  }
}
