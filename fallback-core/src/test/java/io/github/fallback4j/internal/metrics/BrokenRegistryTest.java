package io.github.fallback4j.internal.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.engine.FallbackEngine;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.config.MeterFilterReply;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A registry that refuses a meter costs that meter, and no call. */
class BrokenRegistryTest {

  @Test
  void registryRefusesAMeter_callsAreAnsweredAllTheSame() {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    registry.config().meterFilter(new Refusing("substitute"));
    try (FallbackEngine engine =
        FallbackEngine.builder()
            .environment(Map.of())
            .add(DependencySpec.nonEssential("ranking").build())
            .build()) {
      Dependency ranking = engine.get("ranking");
      new DependencyMeters(new OwnMeters(registry)).add(ranking);

      assertThat(ranking.call(() -> 1 / 0, () -> 2)).isEqualTo(2);
      ranking.run(() -> Integer.parseInt("none"));

      assertThat(registry.get("fallback.calls").tag("outcome", "empty").functionCounter().count())
          .isEqualTo(1);
    }
  }

  private record Refusing(String outcome) implements MeterFilter {
    @Override
    public MeterFilterReply accept(Meter.Id id) {
      if (outcome.equals(id.getTag("outcome"))) {
        throw new IllegalArgumentException("a meter of this name has other tags");
      }
      return MeterFilterReply.NEUTRAL;
    }
  }
}
