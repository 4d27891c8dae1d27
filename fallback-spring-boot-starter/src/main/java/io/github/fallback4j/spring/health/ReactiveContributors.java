package io.github.fallback4j.spring.health;

import io.github.fallback4j.spi.HealthSignal.Report;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.health.contributor.CompositeReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributor;
import org.springframework.boot.health.contributor.ReactiveHealthContributors;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.registry.ReactiveHealthContributorRegistry;

/** Spring Boot's registry of reactive health contributors. */
record ReactiveContributors(ReactiveHealthContributorRegistry registry)
    implements ContributorRegistry {

  @Override
  public Set<String> names() {
    return registry.stream()
        .map(ReactiveHealthContributors.Entry::name)
        .collect(Collectors.toSet());
  }

  @Override
  public Optional<Callable<Report>> find(String path) {
    String[] names = path.split("/", -1);
    ReactiveHealthContributor found = registry.getContributor(names[0]);
    for (int i = 1; i < names.length; i++) {
      found =
          found instanceof CompositeReactiveHealthContributor whole
              ? whole.getContributor(names[i])
              : null;
    }
    return Optional.ofNullable(found).map(each -> () -> PartReports.of(ask(path, each)));
  }

  private static Stream<PartReports.Part> ask(String path, ReactiveHealthContributor contributor) {
    if (contributor instanceof ReactiveHealthIndicator indicator) {
      return Stream.of(new PartReports.Part(path, indicator.health(true).block()));
    }
    return contributor instanceof CompositeReactiveHealthContributor whole
        ? whole.stream().flatMap(part -> ask(path + "/" + part.name(), part.contributor()))
        : Stream.empty();
  }

  @Override
  public void soften(String name) {
    ReactiveHealthContributor contributor = registry.unregisterContributor(name);
    if (contributor != null) {
      registry.registerContributor(name, SoftenedReactiveHealth.of(contributor));
    }
  }
}
