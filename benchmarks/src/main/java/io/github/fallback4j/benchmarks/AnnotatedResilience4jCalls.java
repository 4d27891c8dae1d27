package io.github.fallback4j.benchmarks;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import io.github.resilience4j.circuitbreaker.annotation.CircuitBreaker;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * A bean with {@code @CircuitBreaker} and a fallback method, which is public: others fail now and
 * then when two threads need them. No bulkhead and no registry, which is to its advantage.
 */
public abstract class AnnotatedResilience4jCalls {
  private ConfigurableApplicationContext context;
  private Ranking ranking;

  String call() {
    return ranking.ranking("7b");
  }

  @Setup
  public void start() {
    context = Applications.start(Application.class, Applications.FALLBACK4J);
    ranking = context.getBean(Ranking.class);
    prepare(breaker());
    check();
    Readiness.reach(this::call);
  }

  @TearDown
  public void end() {
    check();
    context.close();
  }

  private void check() {
    Checks.equal(true, AopUtils.isCglibProxy(ranking), "proxied by class");
    var counted = breaker().getMetrics();
    long before = counted.getNumberOfNotPermittedCalls();
    Checks.answers(forcedOpen() ? Work.SUBSTITUTE : Work.LIVE, this::call);
    Checks.equal(
        forcedOpen() ? (long) Checks.CALLS : 0L,
        counted.getNumberOfNotPermittedCalls() - before,
        "refused calls");
    Checks.equal(forcedOpen() ? 0 : 100, counted.getNumberOfSuccessfulCalls(), "window");
  }

  private boolean forcedOpen() {
    return this instanceof ForcedOpen;
  }

  private io.github.resilience4j.circuitbreaker.CircuitBreaker breaker() {
    return context.getBean(CircuitBreakerRegistry.class).circuitBreaker("ranking");
  }

  void prepare(io.github.resilience4j.circuitbreaker.CircuitBreaker breaker) {}

  /** The dependency answers every call. */
  @State(Scope.Benchmark)
  public static class Healthy extends AnnotatedResilience4jCalls {}

  /** The circuit breaker is forced open. */
  @State(Scope.Benchmark)
  public static class ForcedOpen extends AnnotatedResilience4jCalls {
    @Override
    void prepare(io.github.resilience4j.circuitbreaker.CircuitBreaker breaker) {
      breaker.transitionToForcedOpenState();
    }
  }

  /** The Spring application that is measured. */
  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {

    @Bean
    Ranking ranking() {
      return new Ranking();
    }
  }

  /** The bean that is called. */
  public static class Ranking {
    @CircuitBreaker(name = "ranking", fallbackMethod = "noRanking")
    public String ranking(String room) {
      return Work.call();
    }

    public String noRanking(String room, Throwable why) {
      return Work.substitute();
    }
  }
}
