package io.github.fallback4j.benchmarks;

import org.aopalliance.intercept.MethodInterceptor;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.springframework.aop.Advisor;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.NameMatchMethodPointcutAdvisor;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/** A bean that Boot proxies by class for an interceptor that only proceeds: what a proxy costs. */
@State(Scope.Benchmark)
public class InterceptedCalls {
  private ConfigurableApplicationContext context;
  private Ranking ranking;

  String call() {
    return ranking.ranking("7b");
  }

  @Setup
  public void start() {
    context =
        Applications.start(Application.class, Applications.FALLBACK4J, Applications.RESILIENCE4J);
    ranking = context.getBean(Ranking.class);
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
    Checks.answers(Work.LIVE, this::call);
  }

  /** The Spring application that is measured. */
  @SpringBootConfiguration(proxyBeanMethods = false)
  @EnableAutoConfiguration
  static class Application {

    @Bean
    Ranking ranking() {
      return new Ranking();
    }

    @Bean
    static Advisor advisor() {
      MethodInterceptor empty = invocation -> invocation.proceed();
      NameMatchMethodPointcutAdvisor advisor = new NameMatchMethodPointcutAdvisor(empty);
      advisor.setMappedName("ranking");
      advisor.setClassFilter(type -> type == Ranking.class);
      return advisor;
    }
  }

  /** The bean that is called. */
  public static class Ranking {
    public String ranking(String room) {
      return Work.call();
    }
  }
}
