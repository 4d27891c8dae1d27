package io.github.fallback4j.spring.health;

import io.github.fallback4j.spi.HealthSignal.Report;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.registry.HealthContributorRegistry;

/** Spring Boot's registry of blocking health contributors. */
record BlockingContributors(HealthContributorRegistry registry) implements ContributorRegistry {

  @Override
  public Set<String> names() {
    return registry.stream().map(HealthContributors.Entry::name).collect(Collectors.toSet());
  }

  @Override
  public Optional<Callable<Report>> find(String path) {
    String[] names = path.split("/", -1);
    HealthContributor found = registry.getContributor(names[0]);
    for (int i = 1; i < names.length; i++) {
      found =
          found instanceof CompositeHealthContributor whole ? whole.getContributor(names[i]) : null;
    }
    return Optional.ofNullable(found).map(each -> () -> PartReports.of(ask(path, each)));
  }

  private static Stream<PartReports.Part> ask(String path, HealthContributor contributor) {
    if (contributor instanceof HealthIndicator indicator) {
      return Stream.of(new PartReports.Part(path, indicator.health(true)));
    }
    return contributor instanceof CompositeHealthContributor whole
        ? whole.stream().flatMap(part -> ask(path + "/" + part.name(), part.contributor()))
        : Stream.empty();
  }

  @Override
  public void soften(String name) {
    HealthContributor contributor = registry.unregisterContributor(name);
    if (contributor != null) {
      registry.registerContributor(name, SoftenedHealth.of(contributor));
    }
  }
}
