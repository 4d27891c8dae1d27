package io.github.fallback4j.benchmarks;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.engine.FallbackMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.util.Map;

/**
 * What many registered dependencies cost. Bytes are the growth of the used heap, per dependency,
 * with its specification and its id.
 *
 * @param seconds what registering all of them took, from the first specification to the last
 *     dependency
 * @param bytes once registered
 * @param bytesUsed once every permit of it was in use
 * @param bytesBound then also bound to a registry; most of it are Micrometer's meters
 */
record Registration(double seconds, double bytes, double bytesUsed, double bytesBound) {
  /** How many are registered. */
  static final int DEPENDENCIES = 10_000;

  private static final int COLLECTIONS = 3;

  /** Prints the costs of registration. */
  public static void main(String[] args) {
    new Report(System.out).registration(measure());
  }

  static Registration measure() {
    loadClasses();
    FallbackEngine engine = FallbackEngine.builder().environment(Map.of()).build();
    try (engine) {
      long empty = usedBytes();
      long start = System.nanoTime();
      for (int i = 0; i < DEPENDENCIES; i++) {
        engine.register(spec(i));
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      double bytes = perDependency(empty);
      engine.all().forEach(Registration::useEveryPermit);
      double bytesUsed = perDependency(empty);
      SimpleMeterRegistry registry = new SimpleMeterRegistry();
      new FallbackMetrics(engine).bindTo(registry);
      double bytesBound = perDependency(empty);
      Checks.equal(DEPENDENCIES, engine.all().size(), "dependencies");
      Checks.equal(
          DEPENDENCIES, registry.find("fallback.degraded").gauges().size(), "bound dependencies");
      return new Registration(seconds, bytes, bytesUsed, bytesBound);
    }
  }

  private static void loadClasses() {
    try (FallbackEngine engine = FallbackEngine.builder().environment(Map.of()).build()) {
      useEveryPermit(engine.register(spec(0)));
      new FallbackMetrics(engine).bindTo(new SimpleMeterRegistry());
    }
  }

  private static DependencySpec spec(int number) {
    return DependencySpec.nonEssential("dependency-" + number).build();
  }

  private static void useEveryPermit(Dependency dependency) {
    Checks.equal(Work.LIVE, nested(dependency, dependency.spec().permits()), "answer");
  }

  private static String nested(Dependency dependency, int calls) {
    return dependency.call(
        () -> calls == 1 ? Work.call() : nested(dependency, calls - 1), Work::substitute);
  }

  private static double perDependency(long empty) {
    return (double) (usedBytes() - empty) / DEPENDENCIES;
  }

  private static long usedBytes() {
    MemoryMXBean memory = ManagementFactory.getMemoryMXBean();
    for (int i = 0; i < COLLECTIONS; i++) {
      memory.gc();
    }
    return memory.getHeapMemoryUsage().getUsed();
  }
}
