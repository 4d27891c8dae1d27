package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Order;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a dependency says of itself where it is printed. */
class DependencyTextTest {
  private static final DependencySpec[] SPECS = {
    DependencySpec.nonEssential("ranking").build(), DependencySpec.essential("lesson").build()
  };

  @Test
  void printed_saysIdKindAndStatus() {
    try (EngineFixture fixture = new EngineFixture(SPECS)) {
      assertThat(fixture.get("ranking")).hasToString("ranking (non-essential, normal)");
      assertThat(fixture.get("lesson")).hasToString("lesson (essential, normal)");
    }
  }

  @Test
  void switchedOff_saysWhy() {
    try (EngineFixture fixture = new EngineFixture(SPECS)) {
      fixture.engine.switchboard().order(Order.off("ranking"));

      assertThat(fixture.get("ranking"))
          .hasToString("ranking (non-essential, degraded: switch-off)");
    }
  }

  @Test
  void engineStepsAside_isNormal() {
    try (EngineFixture fixture = new EngineFixture(Map.of("FALLBACK_ENABLED", "false"), SPECS)) {
      assertThat(fixture.get("ranking")).hasToString("ranking (non-essential, normal)");
    }
  }
}
