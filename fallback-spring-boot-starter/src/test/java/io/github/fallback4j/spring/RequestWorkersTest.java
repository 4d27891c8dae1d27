package io.github.fallback4j.spring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.engine.FallbackEngine;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

class RequestWorkersTest {
  private static final AutoConfigurations ENGINE =
      AutoConfigurations.of(FallbackAutoConfiguration.class);

  private final WebApplicationContextRunner web =
      new WebApplicationContextRunner()
          .withConfiguration(ENGINE)
          .withBean(DependencySpec.class, RequestWorkersTest::roomy);

  private static DependencySpec roomy() {
    return DependencySpec.nonEssential("ranking").permits(1_000).build();
  }

  @Test
  void aQuarterOfTheWorkersOfTomcatMayWait() {
    web.withPropertyValues("server.tomcat.threads.max=16")
        .run(context -> assertThat(nested(context.getBean(FallbackEngine.class))).isEqualTo(4));
  }

  @Test
  void ofTomcatsDefaultItIsFifty() {
    web.run(context -> assertThat(nested(context.getBean(FallbackEngine.class))).isEqualTo(50));
  }

  @Test
  void atLeastOneMayWait() {
    web.withPropertyValues("server.tomcat.threads.max=2")
        .run(context -> assertThat(nested(context.getBean(FallbackEngine.class))).isOne());
  }

  @Test
  void whereTheServerIsUnknownThereIsNoSharedBound() {
    web.withClassLoader(new FilteredClassLoader("org.apache.catalina"))
        .run(context -> assertThat(nested(context.getBean(FallbackEngine.class))).isEqualTo(200));
  }

  @Test
  void whereNoRequestsAreAnsweredThereIsNoSharedBound() {
    new ApplicationContextRunner()
        .withConfiguration(ENGINE)
        .withBean(DependencySpec.class, RequestWorkersTest::roomy)
        .run(context -> assertThat(nested(context.getBean(FallbackEngine.class))).isEqualTo(200));
  }

  /** How many calls may be in flight at once, of 200: each is made inside the one before. */
  private static int nested(FallbackEngine engine) {
    return new Nest(engine.get("ranking")).depth(200);
  }

  private record Nest(Dependency dependency) {
    int depth(int left) {
      if (left == 0) {
        return 0;
      }
      Callable<Integer> inner = () -> 1 + depth(left - 1);
      return dependency.callOrElse(inner, why -> refused(why));
    }

    private static int refused(Degradation why) {
      return Map.of("PERMITS", 0).get(why.cause().name());
    }
  }
}
