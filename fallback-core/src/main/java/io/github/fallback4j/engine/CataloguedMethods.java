package io.github.fallback4j.engine;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.method.DependencyRegistry;
import io.github.fallback4j.spi.DeclaredDependency.Operation;

/**
 * The dependencies of an engine as planned methods see them: what annotations declare is put into
 * the catalogue. Safe for use by many threads.
 *
 * @param dependencies of the engine
 * @param catalogue takes note of what is declared
 */
record CataloguedMethods(RegisteredDependencies dependencies, Catalogue catalogue)
    implements DependencyRegistry {

  @Override
  public Dependency register(DependencySpec declared) {
    boolean first = dependencies.find(declared.id()) == null;
    Dependency dependency = dependencies.register(declared);
    if (first) {
      catalogue.annotated(declared.id());
    }
    return dependency;
  }

  @Override
  public void planned(String dependency, Operation operation) {
    catalogue.add(dependency, operation);
  }

  @Override
  public DependencySpec configured(DependencySpec declared) {
    return dependencies.configured(declared);
  }

  @Override
  public boolean enabled() {
    return dependencies.enabled();
  }
}
