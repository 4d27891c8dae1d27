package io.github.fallback4j.spring;

import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Prevents interrupts inside a transaction, because drivers close the connection on one. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(TransactionSynchronizationManager.class)
final class TransactionConfiguration {

  @Bean
  @Order(0)
  @ConditionalOnMissingBean(name = "fallbackTransactions")
  FallbackEngineBuilderCustomizer fallbackTransactions() {
    return builder ->
        builder.interruptible(() -> !TransactionSynchronizationManager.isActualTransactionActive());
  }
}
