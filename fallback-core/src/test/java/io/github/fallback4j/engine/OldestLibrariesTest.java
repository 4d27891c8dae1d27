package io.github.fallback4j.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import reactor.core.publisher.Mono;

/** The run of tests with old libraries has them, and not those of the build beside them. */
@EnabledIfSystemProperty(named = "oldest.libraries", matches = ".+")
class OldestLibrariesTest {

  @Test
  void librariesAreThoseThatTheRunNames() {
    Stream<String> jars =
        Stream.of(CircuitBreaker.class, Caffeine.class, MeterRegistry.class, Mono.class)
            .map(type -> type.getProtectionDomain().getCodeSource().getLocation().getPath())
            .map(path -> path.replaceAll(".*/|[.]jar$", ""));

    assertThat(jars).containsExactly(System.getProperty("oldest.libraries").split(" "));
  }
}
