package io.github.fallback4j.spring.health;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.internal.names.NearestNames;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Softens, once all dependencies are known, the health contributors that some of them ask to. In
 * the registry and not as beans: so every contributor is found by the name the endpoint shows, and
 * who injects one gets what it asked for.
 */
final class HealthSoftener implements SmartInitializingSingleton {
  private static final Logger LOG = LoggerFactory.getLogger(HealthSoftener.class);

  private final Dependencies dependencies;
  private final List<ContributorRegistry> registries;

  HealthSoftener(Dependencies dependencies, List<ContributorRegistry> registries) {
    this.dependencies = dependencies;
    this.registries = registries;
  }

  @Override
  public void afterSingletonsInstantiated() {
    Set<String> softened = new HashSet<>();
    for (Dependency dependency : dependencies.all()) {
      DependencySpec spec = dependency.spec();
      String contributor = spec.health();
      if (contributor == null) {
        continue;
      }
      List<ContributorRegistry> holders =
          registries.stream().filter(each -> each.names().contains(contributor)).toList();
      if (holders.isEmpty()) {
        reportUnknown(spec.id(), contributor);
      } else if (spec.softenHealth() && softened.add(contributor)) {
        holders.forEach(holder -> holder.soften(contributor));
      }
    }
  }

  private void reportUnknown(String id, String contributor) {
    Set<String> known = new HashSet<>();
    registries.forEach(registry -> known.addAll(registry.names()));
    LOG.error(
        "health of '{}' is '{}', but there is no health contributor of this name{}",
        id,
        contributor,
        NearestNames.hint(contributor, known));
  }
}
