package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.LogLines;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One line at the start sums up what is guarded, what is essential and what is ordered. */
class StartReportTest {
  @RegisterExtension
  private final LogLines log = LogLines.of("io.github.fallback4j.engine.FallbackEngine");

  private void start(Map<String, String> environment, DependencySpec... specs) {
    FallbackEngineBuilder builder = FallbackEngine.builder().environment(environment);
    for (DependencySpec spec : specs) {
      builder.add(spec);
    }
    builder.build().close();
  }

  @Test
  void nothingIsOrdered_isSaid() {
    start(Map.of(), DependencySpec.nonEssential("badges").build());

    assertThat(log.lines()).containsExactly("INFO 1 dependency; essential: none; ordered: nothing");
  }

  @Test
  void flagsWereLeftBehind_areWarnedOfWithTheirSource() {
    start(
        Map.of("FALLBACK_OFF", "badges,ranking", "FALLBACK_LEVEL", "2", "FALLBACK_LEVEL_CAP", "2"),
        DependencySpec.nonEssential("badges").build(),
        DependencySpec.nonEssential("ranking").build(),
        DependencySpec.essential("lesson").build());

    assertThat(log.lines())
        .containsExactly(
            "WARN 3 dependencies; essential: lesson; ordered: badges off, ranking off by environment"
                + " FALLBACK_OFF; level 2 by environment FALLBACK_LEVEL; level at most 2");
  }

  @Test
  void flagOnlyKeepsCallsOn_isSaidAndNotWarnedOf() {
    start(Map.of("FALLBACK_ON", "badges"), DependencySpec.nonEssential("badges").build());

    assertThat(log.lines())
        .containsExactly(
            "INFO 1 dependency; essential: none; ordered: badges on by environment FALLBACK_ON");
  }

  @Test
  void thousandsAreOff_tenAreListed() {
    start(
        Map.of("FALLBACK_OFF", "*"),
        IntStream.range(1000, 3000)
            .mapToObj(i -> DependencySpec.nonEssential("d" + i).build())
            .toArray(DependencySpec[]::new));

    assertThat(log.lines())
        .singleElement()
        .asString()
        .startsWith("WARN 2000 dependencies; essential: none; ordered: d1000 off, ")
        .endsWith("d1009 off and 1990 more by environment FALLBACK_OFF");
  }

  @Test
  void engineGuardsNothing_saysNothing() {
    start(Map.of("FALLBACK_LEVEL", "2"));

    assertThat(log.lines()).isEmpty();
  }

  @Test
  void startedAgain_isSaidOnce() {
    try (FallbackEngine engine =
        FallbackEngine.builder()
            .environment(Map.of())
            .add(DependencySpec.nonEssential("badges").build())
            .build()) {
      engine.start();
      engine.start();
    }

    assertThat(log.lines()).hasSize(1);
  }
}
