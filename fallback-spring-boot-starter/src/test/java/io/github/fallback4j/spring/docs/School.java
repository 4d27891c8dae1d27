package io.github.fallback4j.spring.docs;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Order;
import io.github.fallback4j.engine.FallbackEngine;
import java.time.Duration;
import java.util.List;

/** The plain Java sample of the README. */
class School {
  static void run(Redis redis) {
    try (FallbackEngine engine =
        FallbackEngine.builder() // reads FALLBACK_* of the process
            .add(DependencySpec.nonEssential("ranking").deadline(Duration.ofMillis(300)).build())
            .startLater()
            .build()) {
      engine.rehearse(); // loads what the first failure needs
      engine.start(); // everything is registered: checks flags, starts windows and probes
      List<String> top = engine.get("ranking").call(() -> redis.top(10), List::of);
      engine.switchboard().order(Order.off("ranking").lasting(Duration.ofMinutes(30)).by("ops"));
    }
  }
}
