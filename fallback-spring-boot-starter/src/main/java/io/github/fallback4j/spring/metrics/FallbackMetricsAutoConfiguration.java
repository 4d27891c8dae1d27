package io.github.fallback4j.spring.metrics;

import io.github.fallback4j.engine.FallbackEngine;
import io.github.fallback4j.engine.FallbackMetrics;
import io.github.fallback4j.engine.MeterSignals;
import io.github.fallback4j.spring.ConditionalOnFallbackEnabled;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/**
 * Adds meter binders, which Spring Boot applies to each of its registries, if Micrometer is
 * present.
 */
@AutoConfiguration(after = FallbackAutoConfiguration.class)
@ConditionalOnClass(MeterBinder.class)
@ConditionalOnBean(FallbackEngine.class)
@ConditionalOnFallbackEnabled
public final class FallbackMetricsAutoConfiguration {

  @Bean
  @ConditionalOnMissingBean
  FallbackMetrics fallbackMetrics(FallbackEngine engine) {
    return new FallbackMetrics(engine);
  }

  @Bean
  @ConditionalOnMissingBean
  MeterSignals fallbackMeterSignals(FallbackEngine engine) {
    return new MeterSignals(engine);
  }
}
