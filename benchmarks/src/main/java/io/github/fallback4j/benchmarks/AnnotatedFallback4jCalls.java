package io.github.fallback4j.benchmarks;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependencies;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.Order;
import io.github.fallback4j.Switchboard;
import io.github.fallback4j.engine.FallbackMetrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.aop.support.AopUtils;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** A bean with {@code @NonEssential} and a fallback method, counted in a registry. */
public abstract class AnnotatedFallback4jCalls {
  private ConfigurableApplicationContext context;
  private Ranking ranking;

  String call() {
    return ranking.ranking("7b");
  }

  @Setup
  public void start() {
    context = Applications.start(Application.class, Applications.RESILIENCE4J);
    context.getBean(FallbackMetrics.class).bindTo(new SimpleMeterRegistry());
    ranking = context.getBean(Ranking.class);
    prepare(context.getBean(Switchboard.class));
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
    long before = counted();
    Checks.answers(cause() == Cause.NONE ? Work.LIVE : Work.SUBSTITUTE, this::call);
    Checks.equal((long) Checks.CALLS, counted() - before, "calls");
    Checks.equal(cause(), dependencies().get("ranking").state().cause(), "cause");
  }

  private long counted() {
    var calls = dependencies().get("ranking").calls();
    return cause() == Cause.NONE ? calls.live() : calls.substitute();
  }

  private Dependencies dependencies() {
    return context.getBean(Dependencies.class);
  }

  abstract void prepare(Switchboard switchboard);

  abstract Cause cause();

  /** The dependency answers every call. */
  @State(Scope.Benchmark)
  public static class Healthy extends AnnotatedFallback4jCalls {
    @Override
    void prepare(Switchboard switchboard) {}

    @Override
    Cause cause() {
      return Cause.NONE;
    }
  }

  /** Somebody switched it off. */
  @State(Scope.Benchmark)
  public static class SwitchedOff extends AnnotatedFallback4jCalls {
    @Override
    void prepare(Switchboard switchboard) {
      switchboard.order(Order.off("ranking").by("benchmark").because("to be measured"));
    }

    @Override
    Cause cause() {
      return Cause.SWITCH_OFF;
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
    @NonEssential(value = "ranking", fallback = "noRanking")
    public String ranking(String room) {
      return Work.call();
    }

    String noRanking(String room, Degradation why) {
      return Work.substitute();
    }
  }
}
