package io.github.fallback4j.spring.health;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.Routes;
import io.github.fallback4j.Status;
import io.github.fallback4j.internal.values.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Reports {@code DEGRADED} while a dependency is degraded or uses its standby, with the reasons,
 * and {@code UP} otherwise. Spring Boot ignores {@code DEGRADED} when it aggregates, so overall
 * health, liveness and readiness do not change. Safe for use by many threads.
 */
final class FallbackHealthIndicator implements HealthIndicator {
  private final Dependencies dependencies;

  FallbackHealthIndicator(Dependencies dependencies) {
    this.dependencies = dependencies;
  }

  @Override
  public Health health() {
    Health.Builder health = Health.up();
    for (Dependency dependency : dependencies.all()) {
      DependencyState state = dependency.state();
      if (state.status() == Status.DEGRADED) {
        health.status(SoftenedHealth.DEGRADED);
      }
      if (state.status() != Status.NORMAL) {
        health.withDetail(dependency.id(), details(state));
      }
      Routes routes = dependency.routes();
      if (routes != null && routes.standbyShare() > 0) {
        health.status(SoftenedHealth.DEGRADED);
        health.withDetail(dependency.id() + " primary", details(routes.primary()));
      }
    }
    return health.build();
  }

  private static Map<String, Object> details(DependencyState state) {
    Map<String, Object> details = new LinkedHashMap<>();
    put(details, "status", Values.word(state.status()));
    put(details, "cause", Values.word(state.cause()));
    put(details, "source", state.source());
    put(details, "by", state.by());
    put(details, "reason", state.reason());
    put(details, "since", state.since());
    put(details, "until", state.until());
    put(details, "admitted", state.admitted());
    return details;
  }

  private static void put(Map<String, Object> details, String name, @Nullable Object value) {
    if (value != null) {
      details.put(name, value);
    }
  }
}
