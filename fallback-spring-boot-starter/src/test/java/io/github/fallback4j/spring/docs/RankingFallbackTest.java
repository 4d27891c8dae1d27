package io.github.fallback4j.spring.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.NonEssential;
import io.github.fallback4j.engine.FallbackEngine;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The plain Java sample of docs/testing.md. */
class RankingFallbackTest {
  @Test
  void switchedOff_fallbackAnswers() {
    try (FallbackEngine engine =
        FallbackEngine.builder().environment(Map.of("FALLBACK_OFF", "ranking")).build()) {
      Rankings rankings = engine.protect(Rankings.class, room -> List.of("Ada"));

      assertThat(rankings.top("7b")).containsExactly("nobody");
      assertThat(engine.get("ranking").calls().substitute()).isOne();
    }
  }

  @Test
  void failing_fallbackAnswers() {
    try (FallbackEngine engine = FallbackEngine.builder().environment(Map.of()).build()) {
      Rankings rankings =
          engine.protect(
              Rankings.class,
              room -> {
                throw new IllegalStateException("Redis is down");
              });

      assertThat(rankings.top("7b")).containsExactly("nobody");
    }
  }

  interface Rankings {
    @NonEssential(value = "ranking", fallback = "nobody")
    List<String> top(String room);

    default List<String> nobody(String room) {
      return List.of("nobody");
    }
  }
}
