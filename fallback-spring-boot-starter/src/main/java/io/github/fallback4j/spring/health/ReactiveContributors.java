package io.github.fallback4j.spring.health;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributors;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;

/** Boot's registry of contributors that answer later. */
record ReactiveContributors(ReactiveHealthContributorRegistry registry)
    implements ContributorRegistry {

  @Override
  public Set<String> names() {
    return registry.stream()
        .map(ReactiveHealthContributors.Entry::name)
        .collect(Collectors.toSet());
  }

  @Override
  public void soften(String name) {
    ReactiveHealthContributor contributor = registry.unregisterContributor(name);
    if (contributor != null) {
      registry.registerContributor(name, SoftenedReactiveHealth.of(contributor));
    }
  }
}
