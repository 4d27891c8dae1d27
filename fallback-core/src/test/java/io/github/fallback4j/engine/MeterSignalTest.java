package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.settings.HealthSignalSettings;
import io.github.fallback4j.settings.MeterThreshold;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MeterSignalTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicInteger lag = registry.gauge("lag", new AtomicInteger());

  private static FallbackEngine engine(DependencySpec... specs) {
    FallbackEngineBuilder builder = FallbackEngine.builder().environment(Map.of());
    for (DependencySpec spec : specs) {
      builder.add(spec);
    }
    return builder.build();
  }

  private static DependencySpec ranking() {
    return DependencySpec.nonEssential("ranking")
        .healthSignal(new HealthSignalSettings(true, Duration.ofSeconds(1), Duration.ofSeconds(1)))
        .meter(MeterThreshold.above("lag", 5).lasting(Duration.ZERO))
        .build();
  }

  private void assertFollowsTheMeter(Dependency dependency) {
    lag.set(6);
    await().untilAsserted(() -> assertThat(dependency.state().cause()).isEqualTo(Cause.HEALTH));
    assertThat(dependency.state().source()).isEqualTo("meter lag");
    assertThat(dependency.state().reason()).contains("meter lag is 6.0, above 5.0");
  }

  @Test
  void meterAboveItsLimit_setsTheDependencyAside() {
    try (FallbackEngine engine = engine(ranking())) {
      new MeterSignals(engine).bindTo(registry);

      assertFollowsTheMeter(engine.get("ranking"));
    }
  }

  @Test
  void dependencyRegisteredLater_followsTheMeterToo() {
    try (FallbackEngine engine = engine()) {
      new MeterSignals(engine).bindTo(registry);

      assertFollowsTheMeter(engine.register(ranking()));
    }
  }

  @Test
  void boundToASecondRegistry_readsOnlyTheFirst() {
    try (FallbackEngine engine = engine(ranking())) {
      MeterSignals signals = new MeterSignals(engine);
      signals.bindTo(registry);
      signals.bindTo(new SimpleMeterRegistry());

      assertFollowsTheMeter(engine.get("ranking"));
    }
  }
}
