package io.github.fallback4j.engine;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.internal.call.EssentialDependency;
import io.github.fallback4j.internal.call.NonEssentialDependency;
import io.github.fallback4j.internal.names.NearestNames;
import io.github.fallback4j.method.ProbeMethod;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Probes that annotated methods declare. They are handed to their dependencies when the engine
 * starts. Safe for use by many threads.
 */
final class DeclaredProbes {
  private final RegisteredDependencies dependencies;
  private final Map<String, Declared> declared = new LinkedHashMap<>();
  private boolean started;

  private record Declared(ProbeMethod method, Supplier<?> holder) {}

  /**
   * Creates an empty collection of probes.
   *
   * @param dependencies those that are registered
   */
  DeclaredProbes(RegisteredDependencies dependencies) {
    this.dependencies = dependencies;
  }

  /**
   * Adds a declared probe.
   *
   * @throws InvalidConfigurationException if its dependency has one already, or the engine has
   *     started and it does not fit
   */
  synchronized void add(ProbeMethod method, Supplier<?> holder) {
    Declared added = new Declared(method, holder);
    Declared before = declared.putIfAbsent(method.dependency(), added);
    if (before != null) {
      throw method.refused(
          "is a second probe, in addition to " + before.method(), "keep one of the two");
    }
    if (started) {
      handOver(added);
    }
  }

  /**
   * Ends the start, and passes each probe to its dependency.
   *
   * @throws InvalidConfigurationException if one does not fit
   */
  synchronized void start() {
    started = true;
    declared.values().forEach(this::handOver);
  }

  private void handOver(Declared probe) {
    ProbeMethod method = probe.method();
    String id = method.dependency();
    Dependency dependency = dependencies.find(id);
    if (dependency == null) {
      throw method.refused(
          "is a probe, but there is no dependency of this id"
              + NearestNames.hint(id, dependencies.ids()),
          "write the id of one that is declared");
    }
    DependencySpec spec = dependency.spec();
    if (spec.probe() != null) {
      throw method.refused(
          "is a second probe, in addition to that of its DependencySpec", "keep one of the two");
    }
    if (spec.essential() && spec.standby() == null) {
      throw method.refused(
          "is a probe of a dependency that is always called: it is essential and has no standby",
          "remove @Probe, or give the dependency a standby");
    }
    if (spec.circuitBreaker() != null) {
      throw method.refused(
          "is a probe that would never be called: circuit breaker '"
              + spec.circuitBreaker()
              + "' decides when calls are tried again",
          "remove @Probe, or remove circuit-breaker to use the built-in breaker");
    }
    Callable<?> call = method.on(probe.holder());
    if (dependency instanceof NonEssentialDependency guarded) {
      guarded.guard().declareProbe(call);
    } else if (dependency instanceof EssentialDependency essential) {
      essential.declareProbe(call);
    }
  }
}
