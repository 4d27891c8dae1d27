package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An engine with more dependencies than anybody has. */
class ManyDependenciesTest {
  private static final int MANY = 10_000;
  private static final long MOST_BYTES_EACH = 4 * 1024;

  private static FallbackEngine engine(int dependencies) {
    FallbackEngineBuilder builder = FallbackEngine.builder().environment(Map.of());
    for (int i = 0; i < dependencies; i++) {
      builder.add(DependencySpec.nonEssential("d-" + i + "-x").tags("many").build());
    }
    return builder.build();
  }

  private static long usedHeap() {
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  /** The least of a few samples: what else is garbage by then does not count. */
  private static long leastUsedHeap() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 4; i++) {
      least = Math.min(least, usedHeap());
    }
    return least;
  }

  @Test
  void tenThousand_areSmallAndEachCanBeCalled() {
    engine(10).close();
    long before = leastUsedHeap();
    try (FallbackEngine engine = engine(MANY)) {
      for (Dependency dependency : engine.all()) {
        assertThat(dependency.call(() -> 1, () -> 2)).isEqualTo(1);
      }

      assertThat((leastUsedHeap() - before) / MANY)
          .as("bytes of heap per dependency")
          .isLessThan(MOST_BYTES_EACH);
      assertThat(engine.all()).hasSize(MANY);
    }
  }
}
