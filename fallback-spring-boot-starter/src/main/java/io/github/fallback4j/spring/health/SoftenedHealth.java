package io.github.fallback4j.spring.health;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** Reports DOWN as DEGRADED; details and every other status are unchanged. Stateless. */
final class SoftenedHealth {
  static final Status DEGRADED = new Status("DEGRADED");

  private SoftenedHealth() {}

  static HealthContributor of(HealthContributor contributor) {
    if (contributor instanceof HealthIndicator indicator) {
      return new Indicator(indicator);
    }
    return contributor instanceof CompositeHealthContributor composite
        ? new Composite(composite)
        : contributor;
  }

  static Health of(Health health) {
    return Status.DOWN.equals(health.getStatus())
        ? Health.status(new Status(DEGRADED.getCode(), health.getStatus().getDescription()))
            .withDetails(health.getDetails())
            .build()
        : health;
  }

  private record Indicator(HealthIndicator indicator) implements HealthIndicator {
    @Override
    public @Nullable Health health(boolean includeDetails) {
      Health health = indicator.health(includeDetails);
      return health == null ? null : of(health);
    }

    @Override
    public @Nullable Health health() {
      Health health = indicator.health();
      return health == null ? null : of(health);
    }
  }

  private record Composite(CompositeHealthContributor composite)
      implements CompositeHealthContributor {
    @Override
    public @Nullable HealthContributor getContributor(String name) {
      HealthContributor contributor = composite.getContributor(name);
      return contributor == null ? null : of(contributor);
    }

    @Override
    public Stream<HealthContributors.Entry> stream() {
      return composite.stream()
          .map(entry -> new HealthContributors.Entry(entry.name(), of(entry.contributor())));
    }
  }
}
