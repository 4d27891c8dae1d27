package io.github.fallback4j.engine;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.UnknownDependencyException;
import io.github.fallback4j.internal.names.NearestNames;
import io.github.fallback4j.internal.settings.Mistakes;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The dependencies of one engine. Safe for use by many threads. */
final class RegisteredDependencies {
  private final UnaryOperator<DependencySpec> settings;
  private final Function<DependencySpec, Dependency> factory;
  private final Mistakes mistakes;
  private final Map<String, DependencySpec> declared = new ConcurrentSkipListMap<>();
  private final Map<String, Dependency> dependencies = new ConcurrentSkipListMap<>();
  private final List<Consumer<Dependency>> listeners = new CopyOnWriteArrayList<>();

  /**
   * Creates an empty register of dependencies.
   *
   * @param settings lays what is set for a dependency over what is declared
   * @param factory puts one together
   * @param mistakes what happens to declarations that contradict each other
   */
  RegisteredDependencies(
      UnaryOperator<DependencySpec> settings,
      Function<DependencySpec, Dependency> factory,
      Mistakes mistakes) {
    this.settings = settings;
    this.factory = factory;
    this.mistakes = mistakes;
  }

  Dependency register(DependencySpec spec) {
    synchronized (declared) {
      DependencySpec before = declared.get(spec.id());
      if (before != null) {
        mistakes.check(() -> requireAgreement(before, spec));
        return get(spec.id());
      }
      Dependency dependency = factory.apply(configured(spec));
      declared.put(spec.id(), spec);
      dependencies.put(spec.id(), dependency);
      listeners.forEach(listener -> listener.accept(dependency));
      return dependency;
    }
  }

  private static void requireAgreement(DependencySpec before, DependencySpec spec) {
    if (before.essential() != spec.essential()) {
      throw new InvalidConfigurationException(
          "dependency '" + spec.id() + "' is declared both essential and non-essential",
          "rename one of the two");
    }
    if ((before.standby() == null) != (spec.standby() == null)) {
      throw new InvalidConfigurationException(
          "dependency '" + spec.id() + "' is declared with a standby route and without one",
          "give each of its calls a standby, or use another id for those without one: an order moves all"
              + " calls of a dependency");
    }
    if (before.criticality() != spec.criticality()) {
      throw new InvalidConfigurationException(
          "dependency '%s' is declared with criticality %s and with %s"
              .formatted(spec.id(), before.criticality(), spec.criticality()),
          "write the same criticality wherever it is declared");
    }
  }

  DependencySpec configured(DependencySpec spec) {
    return settings.apply(spec);
  }

  boolean enabled() {
    return mistakes == Mistakes.REFUSED;
  }

  Dependency get(String id) {
    Dependency dependency = find(id);
    if (dependency == null) {
      throw new UnknownDependencyException(
          id, NearestNames.of(id, ids()), NearestNames.hint(id, ids()));
    }
    return dependency;
  }

  @Nullable Dependency find(String id) {
    return dependencies.get(id);
  }

  Set<String> ids() {
    return dependencies.keySet();
  }

  /** All of them, by id in alphabetical order. */
  Collection<Dependency> all() {
    return List.copyOf(dependencies.values());
  }

  /** Names each dependency once: those there are now, others when they are registered. */
  void forEach(Consumer<Dependency> listener) {
    synchronized (declared) {
      dependencies.values().forEach(listener);
      listeners.add(listener);
    }
  }
}
