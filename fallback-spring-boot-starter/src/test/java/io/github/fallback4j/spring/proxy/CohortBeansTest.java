package io.github.fallback4j.spring.proxy;

import static org.awaitility.Awaitility.await;

import io.github.fallback4j.Criticality;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.spi.QueueSensor;
import io.github.fallback4j.spring.CallerIdentity;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class CohortBeansTest {
  private final AtomicInteger asked = new AtomicInteger();

  private Object pupil() {
    asked.incrementAndGet();
    return "ada";
  }

  @Test
  void levelDropsAPart_theCallerIsAskedFor() {
    new ApplicationContextRunner()
        .withConfiguration(
            AutoConfigurations.of(
                AnnotatedBeansAutoConfiguration.class, FallbackAutoConfiguration.class))
        .withBean("pupils", CallerIdentity.class, () -> this::pupil)
        .withBean(
            DependencySpec.class,
            () -> DependencySpec.nonEssential("panels").criticality(Criticality.DECORATIVE).build())
        .run(
            context -> {
              FallbackEngine engine = context.getBean(FallbackEngine.class);
              QueueSensor queue = engine.integration().queue("test");
              await()
                  .until(
                      () -> {
                        queue.waited(TimeUnit.MILLISECONDS.toNanos(60));
                        engine.get("panels").call(() -> "panels", () -> "");
                        return asked.get() > 0;
                      });
            });
  }
}
