package io.github.fallback4j.benchmarks;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.Order;
import io.github.fallback4j.Status;
import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.engine.FallbackMetrics;
import io.github.fallback4j.reactor.Reactive;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import reactor.core.publisher.Mono;

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
    return call(dependency, work, fallback);
  }

  String call(Dependency asked, Callable<String> call, Supplier<String> instead) {
    return asked.call(call, instead);
  }

  @Setup
  public void start() {
    engine =
        FallbackEngine.builder()
            .environment(Map.of())
            .add(DependencySpec.nonEssential("ranking").enforce(enforce()).build())
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

  Enforce enforce() {
    return Enforce.INTERRUPT;
  }

  abstract void prepare(FallbackEngine started);

  abstract Cause cause();

  abstract String answer();

  /** The dependency answers every call. */
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

  /** The answer is a stage, complete when it is returned. */
  @State(Scope.Benchmark)
  public static class HealthyAsync extends Healthy {
    private final CompletableFuture<String> done = CompletableFuture.completedFuture(Work.LIVE);
    private final Callable<CompletableFuture<String>> asyncWork = this::work;

    private CompletableFuture<String> work() {
      Work.call();
      return done;
    }

    @Override
    String call(Dependency asked, Callable<String> call, Supplier<String> instead) {
      return asked.callAsync(asyncWork, instead).toCompletableFuture().join();
    }
  }

  /** The answer is a stage that is completed after it was returned. */
  @State(Scope.Benchmark)
  public static class HealthyLater extends Healthy {
    @Override
    String call(Dependency asked, Callable<String> call, Supplier<String> instead) {
      CompletableFuture<String> later = new CompletableFuture<>();
      CompletionStage<String> answer = asked.callAsync(() -> later, instead);
      later.complete(Work.call());
      return answer.toCompletableFuture().join();
    }
  }

  /** Each call runs on another thread. */
  @State(Scope.Benchmark)
  public static class Offloaded extends Healthy {
    @Override
    Enforce enforce() {
      return Enforce.OFFLOAD;
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

  /** Somebody switched off what answers with a {@code Mono}; an empty one answers instead. */
  @State(Scope.Benchmark)
  public static class SwitchedOffMono extends SwitchedOff {
    private final Callable<Mono<String>> monoWork = () -> Mono.just(Work.call());
    private final Supplier<Mono<String>> nothing = Mono::empty;

    @Override
    String call(Dependency asked, Callable<String> call, Supplier<String> instead) {
      return Ending.of(Reactive.mono(asked, monoWork, nothing));
    }
  }
}
