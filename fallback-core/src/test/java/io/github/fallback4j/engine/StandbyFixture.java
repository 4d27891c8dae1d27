package io.github.fallback4j.engine;

import static io.github.fallback4j.CallWithStandby.withStandby;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.Routes;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Two regions behind one dependency, either of which may fail, and an engine to choose. */
final class StandbyFixture implements AutoCloseable {
  static final DependencySpec LESSON =
      DependencySpec.essential("lesson").standby().tags("tokyo").warmUp(0).build();
  static final DependencySpec RANKING =
      DependencySpec.nonEssential("ranking").standby().tags("tokyo").warmUp(0).build();

  final EngineFixture fixture;
  final String id;
  boolean primaryFails;
  boolean standbyFails;

  StandbyFixture(DependencySpec spec) {
    this(Map.of(), spec);
  }

  StandbyFixture(Map<String, String> environment, DependencySpec spec) {
    this.fixture = new EngineFixture(environment, spec);
    this.id = spec.id();
  }

  /** Where a call was answered: {@code primary}, {@code standby}, or what was left. */
  String call() {
    try {
      return fixture.get(id).call(withStandby(this::primary, this::standby), () -> "fallback");
    } catch (IllegalStateException failed) {
      return "failed";
    }
  }

  String callAsync() {
    Callable<CompletionStage<String>> primary = () -> stage(this::primary);
    Callable<CompletionStage<String>> standby = () -> stage(this::standby);
    return fixture
        .get(id)
        .<String>callAsync(withStandby(primary, standby), () -> "fallback")
        .toCompletableFuture()
        .join();
  }

  private static CompletionStage<String> stage(Callable<String> call) {
    try {
      return CompletableFuture.completedStage(call.call());
    } catch (Exception failed) {
      return CompletableFuture.failedStage(failed);
    }
  }

  private String primary() {
    return answer("primary", primaryFails);
  }

  private String standby() {
    return answer("standby", standbyFails);
  }

  private static String answer(String region, boolean fails) {
    if (fails) {
      throw new IllegalStateException(region + " is down");
    }
    return region;
  }

  /** Calls as often, with time between, and counts what was answered where. */
  int count(String where, int calls, Duration between) {
    int count = 0;
    for (int i = 0; i < calls; i++) {
      count += call().equals(where) ? 1 : 0;
      fixture.advance(between);
    }
    return count;
  }

  /** Lets the primary fail until its breaker opens. */
  void breakPrimary() {
    primaryFails = true;
    count("failed", 6, Duration.ofMillis(150));
  }

  void breakStandby() {
    standbyFails = true;
    count("failed", 6, Duration.ofMillis(150));
  }

  Routes routes() {
    return Objects.requireNonNull(fixture.get(id).routes());
  }

  DependencyState state() {
    return fixture.get(id).state();
  }

  void advance(Duration step) {
    fixture.advance(step);
  }

  @Override
  public void close() {
    fixture.close();
  }
}
