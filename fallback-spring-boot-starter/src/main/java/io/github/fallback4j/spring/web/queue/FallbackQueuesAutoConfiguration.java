package io.github.fallback4j.spring.web.queue;

import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.spring.ConditionalOnFallbackEnabled;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import io.github.fallback4j.spring.FallbackEngineBuilderCustomizer;
import java.time.InstantSource;
import java.util.Objects;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

/** Measures the queues in front of a web application, so that an overload raises the level. */
@AutoConfiguration(before = FallbackAutoConfiguration.class)
public final class FallbackQueuesAutoConfiguration {

  /**
   * Declares the properties as known, even without a web application, where they have no effect.
   */
  @Bean
  @Order(0)
  @ConditionalOnMissingBean(name = "fallbackQueueNames")
  FallbackEngineBuilderCustomizer fallbackQueueNames() {
    return builder -> builder.foreignProperties(QueueProperties.NAMES);
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication
  @ConditionalOnFallbackEnabled
  @EnableConfigurationProperties(QueueProperties.class)
  @Import({ServletQueues.class, ReactiveQueues.class})
  static final class Requests {

    @Bean
    @ConditionalOnMissingBean
    Sensors fallbackSensors(ObjectProvider<FallbackEngine> engine) {
      return new Sensors(engine);
    }

    @Bean
    @ConditionalOnProperty(QueueProperties.REQUEST_START)
    @ConditionalOnMissingBean
    RequestStarts fallbackRequestStarts(QueueProperties properties, Sensors sensors) {
      return new RequestStarts(
          Objects.requireNonNull(properties.requestStart()),
          sensors.named("proxy"),
          InstantSource.system());
    }
  }
}
