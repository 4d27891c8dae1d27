package io.github.fallback4j.spring.health;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.internal.names.NearestNames;
import io.github.fallback4j.spi.HealthSignal;
import io.github.fallback4j.spi.HealthSignal.Report;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Creates signals from the health contributors that dependencies name, once all dependencies are
 * known, and softens contributors where configured. It works on the registry and not on beans, so
 * every contributor is found by the name that the endpoint shows, and injected contributors stay
 * unchanged.
 */
final class DependencyHealth implements SmartInitializingSingleton {
  private final FallbackEngine engine;
  private final List<ContributorRegistry> registries;

  private DependencyHealth(FallbackEngine engine, List<ContributorRegistry> registries) {
    this.engine = engine;
    this.registries = registries;
  }

  /** Connects an engine that has not started: what is missing is judged with its flags. */
  static DependencyHealth of(FallbackEngine engine, List<ContributorRegistry> registries) {
    DependencyHealth health = new DependencyHealth(engine, registries);
    engine.integration().warnings(health::warnings);
    return health;
  }

  @Override
  public void afterSingletonsInstantiated() {
    Set<String> soften = new HashSet<>();
    for (Dependency dependency : engine.all()) {
      DependencySpec spec = dependency.spec();
      String contributor = spec.health();
      if (contributor == null) {
        continue;
      }
      Optional<Callable<Report>> found = find(contributor);
      if (found.isEmpty()) {
        continue; // warned of
      }
      if (!spec.essential() || spec.standby() != null) { // otherwise it is never skipped
        engine.integration().signal(HealthSignal.of(spec.id(), contributor, found.get()));
      }
      if (spec.softenHealth()) {
        soften.add(contributor);
      }
    }
    soften.forEach(this::soften);
  }

  /** Finds a contributor before any of them is softened. */
  private Optional<Callable<Report>> find(String contributor) {
    return registries.stream().flatMap(each -> each.find(contributor).stream()).findFirst();
  }

  private void soften(String contributor) {
    registries.stream()
        .filter(each -> each.names().contains(contributor))
        .forEach(holder -> holder.soften(contributor));
  }

  /** What dependencies name and is not there, a sentence each. */
  private List<String> warnings() {
    Set<String> known = new HashSet<>();
    registries.forEach(registry -> known.addAll(registry.names()));
    List<String> warnings = new ArrayList<>();
    for (Dependency dependency : engine.all()) {
      DependencySpec spec = dependency.spec();
      String contributor = spec.health();
      if (contributor == null) {
        continue;
      }
      if (find(contributor).isEmpty()) {
        warnings.add(
            "health of '%s' is '%s', but there is no health contributor of this name%s"
                .formatted(spec.id(), contributor, NearestNames.hint(contributor, known)));
      } else if (spec.softenHealth() && !known.contains(contributor)) {
        warnings.add(
            "soften-health is true for '%s', but only a whole health contributor can be softened: use its name without a slash"
                .formatted(contributor));
      }
    }
    return warnings;
  }
}
