package io.github.fallback4j.engine;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.spi.DeclaredDependency;
import io.github.fallback4j.spi.DeclaredDependency.Operation;
import io.github.fallback4j.spi.DeclaredDependency.Source;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Remembers which dependencies annotations declared, and on which methods. What specs declare is
 * with the dependency itself. Safe for use by many threads.
 */
final class Catalogue {
  private final Set<String> annotated = ConcurrentHashMap.newKeySet();
  private final Map<String, Set<Operation>> operations = new ConcurrentHashMap<>();

  /** Takes note of a dependency that an annotation declared first. */
  void annotated(String dependency) {
    annotated.add(dependency);
  }

  /** Takes note of a method; of one that is planned for several objects, once. */
  void add(String dependency, Operation operation) {
    operations.compute(
        dependency,
        (id, before) -> {
          Set<Operation> all = before == null ? new LinkedHashSet<>() : new LinkedHashSet<>(before);
          all.add(operation);
          return all;
        });
  }

  List<DeclaredDependency> list(Collection<Dependency> dependencies) {
    return dependencies.stream().map(this::describe).toList();
  }

  private DeclaredDependency describe(Dependency dependency) {
    String id = dependency.id();
    return new DeclaredDependency(
        id,
        dependency.spec().essential(),
        dependency.spec().criticality(),
        annotated.contains(id) ? Source.ANNOTATION : Source.SPEC,
        List.copyOf(operations.getOrDefault(id, Set.of())));
  }
}
