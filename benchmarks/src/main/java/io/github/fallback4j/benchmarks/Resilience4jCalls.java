package io.github.fallback4j.benchmarks;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.core.CallableUtils;
import java.util.concurrent.Callable;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A call decorated once, in the order of Resilience4j's own {@code Decorators}: breaker, bulkhead,
 * fallback. Nothing binds it to a registry, which is to its advantage.
 */
public abstract class Resilience4jCalls {
  final Callable<String> calling = this::call;
  CircuitBreaker breaker;
  private Callable<String> decorated;

  String call() throws Exception {
    return decorated.call();
  }

  @Setup
  public void start() {
    breaker = CircuitBreaker.of("ranking", config());
    decorated =
        CallableUtils.recover(
            decorate(CircuitBreaker.decorateCallable(breaker, Work::call)),
            failure -> Work.substitute());
    prepare();
    check();
    Readiness.reach(this::call);
  }

  @TearDown
  public void check() {
    long before = breaker.getMetrics().getNumberOfNotPermittedCalls();
    Checks.answers(forcedOpen() ? Work.SUBSTITUTE : Work.LIVE, this::call);
    CircuitBreaker.Metrics counted = breaker.getMetrics();
    Checks.equal(
        forcedOpen() ? CircuitBreaker.State.FORCED_OPEN : CircuitBreaker.State.CLOSED,
        breaker.getState(),
        "state");
    Checks.equal(
        forcedOpen() ? (long) Checks.CALLS : 0L,
        counted.getNumberOfNotPermittedCalls() - before,
        "refused calls");
    Checks.equal(forcedOpen() ? 0 : 100, counted.getNumberOfSuccessfulCalls(), "window");
  }

  private boolean forcedOpen() {
    return this instanceof ForcedOpen;
  }

  CircuitBreakerConfig config() {
    return CircuitBreakerConfig.ofDefaults();
  }

  abstract Callable<String> decorate(Callable<String> call);

  void prepare() {}

  /** Every call is answered: breaker with its default window of 100 calls, bulkhead, fallback. */
  @State(Scope.Benchmark)
  public static class Healthy extends Resilience4jCalls {
    @Override
    Callable<String> decorate(Callable<String> call) {
      return Bulkhead.decorateCallable(Bulkhead.ofDefaults("ranking"), call);
    }
  }

  /** Forced open, with a fallback. No bulkhead: a refused call would pay for it in vain. */
  @State(Scope.Benchmark)
  public static class ForcedOpen extends Resilience4jCalls {
    @Override
    Callable<String> decorate(Callable<String> call) {
      return call;
    }

    @Override
    void prepare() {
      breaker.transitionToForcedOpenState();
    }
  }

  /** Forced open, and told not to fill in stack traces, which it does by default. */
  @State(Scope.Benchmark)
  public static class ForcedOpenWithoutStackTrace extends ForcedOpen {
    @Override
    CircuitBreakerConfig config() {
      return CircuitBreakerConfig.custom().writableStackTraceEnabled(false).build();
    }
  }
}
