package io.github.fallback4j.doors;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.ManualTime;
import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.engine.FallbackEngineBuilder;
import io.github.fallback4j.spi.EngineAccess;
import java.time.Duration;
import java.util.Map;
import java.util.function.UnaryOperator;

/** An engine as a module beside it sees it, with time that the test moves. */
final class DoorsFixture implements AutoCloseable {
  final ManualTime time = new ManualTime();
  final FallbackEngine engine;
  final EngineAccess access;

  DoorsFixture(DependencySpec... specs) {
    this(builder -> builder, specs);
  }

  DoorsFixture(UnaryOperator<FallbackEngineBuilder> change, DependencySpec... specs) {
    FallbackEngineBuilder builder =
        FallbackEngine.builder()
            .environment(Map.of())
            .time(time)
            .cpuLoad(() -> 0)
            .listenerExecutor(Runnable::run);
    for (DependencySpec spec : specs) {
      builder.add(spec);
    }
    engine = change.apply(builder).build();
    access = engine.access();
  }

  Dependency get(String id) {
    return engine.get(id);
  }

  void advance(Duration step) {
    time.advance(step);
  }

  @Override
  public void close() {
    engine.close();
  }
}
