package io.github.fallback4j.spring.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HeaderModeTest {
  private static final List<Degraded> DEGRADATIONS =
      List.of(
          new Degraded("ranking", "switch-off", "substitute", null),
          new Degraded("recommendations", "breaker", "stale", 120L));

  @Test
  void ids_areListed() {
    assertThat(HeaderMode.IDS.write(DEGRADATIONS)).isEqualTo("ranking, recommendations");
  }

  @Test
  void causes_areParametersOfTheirIds() {
    assertThat(HeaderMode.CAUSES.write(DEGRADATIONS))
        .isEqualTo(
            "ranking;cause=switch-off;fallback=substitute,"
                + " recommendations;cause=breaker;fallback=stale;age=120");
  }

  @Test
  void manyDependencies_fillNoMoreThanThirtyTwoPlaces() {
    List<Degraded> many =
        IntStream.range(0, 100)
            .mapToObj(i -> new Degraded("part" + i, "all-off", "empty", null))
            .toList();

    assertThat(HeaderMode.IDS.write(many).split(", ")).hasSize(32).endsWith("part31");
  }
}
