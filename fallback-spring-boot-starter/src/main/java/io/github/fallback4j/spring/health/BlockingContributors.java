package io.github.fallback4j.spring.health;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.registry.HealthContributorRegistry;

/** Boot's registry of contributors that answer at once. */
record BlockingContributors(HealthContributorRegistry registry) implements ContributorRegistry {

  @Override
  public Set<String> names() {
    return registry.stream().map(HealthContributors.Entry::name).collect(Collectors.toSet());
  }

  @Override
  public void soften(String name) {
    HealthContributor contributor = registry.unregisterContributor(name);
    if (contributor != null) {
      registry.registerContributor(name, SoftenedHealth.of(contributor));
    }
  }
}
