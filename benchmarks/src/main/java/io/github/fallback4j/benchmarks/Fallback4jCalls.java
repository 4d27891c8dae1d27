package io.github.fallback4j.benchmarks;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Order;
import io.github.fallback4j.Status;
import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.engine.FallbackMetrics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A dependency as declared by default: breaker, permits, a deadline that interrupts; with a
 * fallback, and counted in a registry.
 */
public abstract class Fallback4jCalls {
  final Callable<String> calling = this::call;
  private final MeterRegistry registry = new SimpleMeterRegistry();
  private final Callable<String> work = Work::call;
  private final Supplier<String> fallback = Work::substitute;
  private FallbackEngine engine;
  private Dependency dependency;

  String call() {
    return dependency.call(work, fallback);
  }

  @Setup
  public void start() {
    engine =
        FallbackEngine.builder()
            .environment(Map.of())
            .add(DependencySpec.nonEssential("ranking").build())
            .build();
    new FallbackMetrics(engine).bindTo(registry);
    dependency = engine.get("ranking");
    prepare(engine);
    check();
    Readiness.reach(this::call);
  }

  @TearDown
  public void end() {
    check();
    engine.close();
  }

  private void check() {
    double before = counted();
    Checks.answers(answer(), this::call);
    Checks.equal((double) Checks.CALLS, counted() - before, "calls in metrics");
    Checks.equal(cause(), dependency.state().cause(), "cause");
    Checks.equal(
        cause() == Cause.NONE ? Status.NORMAL : Status.DEGRADED,
        dependency.state().status(),
        "status");
  }

  private double counted() {
    var counter =
        registry
            .find("fallback.calls")
            .tag("outcome", cause() == Cause.NONE ? "live" : "substitute")
            .tag("cause", cause() == Cause.NONE ? "none" : "switch-off")
            .functionCounter();
    return counter == null ? 0 : counter.count();
  }

  abstract void prepare(FallbackEngine started);

  abstract Cause cause();

  abstract String answer();

  /** All is well. */
  @State(Scope.Benchmark)
  public static class Healthy extends Fallback4jCalls {
    @Override
    void prepare(FallbackEngine started) {}

    @Override
    Cause cause() {
      return Cause.NONE;
    }

    @Override
    String answer() {
      return Work.LIVE;
    }
  }

  /** Somebody switched it off. */
  @State(Scope.Benchmark)
  public static class SwitchedOff extends Fallback4jCalls {
    @Override
    void prepare(FallbackEngine started) {
      started.switchboard().order(Order.off("ranking").by("benchmark").because("to be measured"));
    }

    @Override
    Cause cause() {
      return Cause.SWITCH_OFF;
    }

    @Override
    String answer() {
      return Work.SUBSTITUTE;
    }
  }
}
