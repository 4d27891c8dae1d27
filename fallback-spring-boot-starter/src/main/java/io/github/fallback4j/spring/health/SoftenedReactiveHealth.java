package io.github.fallback4j.spring.health;

import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributors;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import reactor.core.publisher.Mono;

/** The same as {@link SoftenedHealth} for reactive contributors. Stateless. */
final class SoftenedReactiveHealth {
  private SoftenedReactiveHealth() {}

  static ReactiveHealthContributor of(ReactiveHealthContributor contributor) {
    if (contributor instanceof ReactiveHealthIndicator indicator) {
      return new Indicator(indicator);
    }
    return contributor instanceof CompositeReactiveHealthContributor composite
        ? new Composite(composite)
        : contributor;
  }

  private record Indicator(ReactiveHealthIndicator indicator) implements ReactiveHealthIndicator {
    @Override
    public Mono<Health> health(boolean includeDetails) {
      return indicator.health(includeDetails).map(SoftenedHealth::of);
    }

    @Override
    public Mono<Health> health() {
      return indicator.health().map(SoftenedHealth::of);
    }
  }

  private record Composite(CompositeReactiveHealthContributor composite)
      implements CompositeReactiveHealthContributor {
    @Override
    public @Nullable ReactiveHealthContributor getContributor(String name) {
      ReactiveHealthContributor contributor = composite.getContributor(name);
      return contributor == null ? null : of(contributor);
    }

    @Override
    public Stream<ReactiveHealthContributors.Entry> stream() {
      return composite.stream()
          .map(
              entry -> new ReactiveHealthContributors.Entry(entry.name(), of(entry.contributor())));
    }
  }
}
