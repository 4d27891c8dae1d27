package io.github.fallback4j.engine;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.FallbackEvent;
import io.github.fallback4j.ManualTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/** An engine whose time the test moves, and everything it told. */
final class EngineFixture implements AutoCloseable {
  final ManualTime time = new ManualTime();
  final List<FallbackEvent> events = new CopyOnWriteArrayList<>();
  final FallbackEngine engine;

  EngineFixture(DependencySpec... specs) {
    this(builder -> builder, specs);
  }

  EngineFixture(Map<String, String> environment, DependencySpec... specs) {
    this(builder -> builder.environment(environment), specs);
  }

  EngineFixture(UnaryOperator<FallbackEngineBuilder> change, DependencySpec... specs) {
    FallbackEngineBuilder builder =
        FallbackEngine.builder()
            .environment(Map.of())
            .time(time)
            .cpuLoad(() -> 0)
            .listener(events::add)
            .listenerExecutor(Runnable::run);
    for (DependencySpec spec : specs) {
      builder.add(spec);
    }
    engine = change.apply(builder).build();
  }

  Dependency get(String id) {
    return engine.get(id);
  }

  void advance(Duration step) {
    time.advance(step);
  }

  /** Fails a call as often as asked, with time between the calls. */
  void fail(String id, int times, Duration between) {
    for (int i = 0; i < times; i++) {
      get(id)
          .call(
              () -> {
                throw new IllegalStateException("down");
              },
              () -> "instead");
      advance(between);
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
