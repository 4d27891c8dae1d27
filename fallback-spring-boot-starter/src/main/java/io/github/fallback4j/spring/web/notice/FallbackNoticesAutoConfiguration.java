package io.github.fallback4j.spring.web.notice;

import io.github.fallback4j.Dependencies;
import io.github.fallback4j.spring.ConditionalOnFallbackEnabled;
import io.github.fallback4j.spring.FallbackAutoConfiguration;
import io.github.fallback4j.spring.FallbackEngineBuilderCustomizer;
import org.springframework.aot.hint.annotation.RegisterReflectionForBinding;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.annotation.Order;

/** Lets front ends read which dependencies are degraded, if that is enabled. */
@AutoConfiguration(before = FallbackAutoConfiguration.class)
public final class FallbackNoticesAutoConfiguration {

  /** Declares the properties as known, even if the notices are disabled. */
  @Bean
  @Order(0)
  @ConditionalOnMissingBean(name = "fallbackNoticeNames")
  FallbackEngineBuilderCustomizer fallbackNoticeNames() {
    return builder -> builder.foreignProperties(NoticeProperties.NAMES);
  }

  @Configuration(proxyBeanMethods = false)
  @ConditionalOnWebApplication
  @ConditionalOnFallbackEnabled
  @ConditionalOnProperty("fallback.web.notices.enabled")
  @EnableConfigurationProperties(NoticeProperties.class)
  @Import({ServletNotices.class, ReactiveNotices.class})
  @ImportRuntimeHints(NoticeHints.class)
  @RegisterReflectionForBinding(Notices.class)
  static final class Answers {

    @Bean
    @ConditionalOnMissingBean
    NoticeBoard fallbackNoticeBoard(Dependencies dependencies, MessageSource messages) {
      return new NoticeBoard(dependencies, new NoticeTexts(messages));
    }
  }
}
