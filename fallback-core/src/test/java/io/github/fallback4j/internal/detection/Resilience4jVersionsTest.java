package io.github.fallback4j.internal.detection;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Applications may bring an older Resilience4j than the one compiled against: what is called must
 * be in each of 2.2, 2.3 and 2.4.
 */
class Resilience4jVersionsTest {
  private static final String BREAKER = "io.github.resilience4j.circuitbreaker.";

  /** Each of them looked up in the classes of 2.2.0, 2.3.0 and 2.4.0. */
  private static final Set<String> IN_EVERY_VERSION =
      Set.of(
          "CircuitBreaker.getEventPublisher()",
          "CircuitBreaker.getName()",
          "CircuitBreaker.getState()",
          "CircuitBreaker.of(java.lang.String, CircuitBreakerConfig)",
          "CircuitBreaker.onError(long, java.util.concurrent.TimeUnit, java.lang.Throwable)",
          "CircuitBreaker.onSuccess(long, java.util.concurrent.TimeUnit)",
          "CircuitBreaker.releasePermission()",
          "CircuitBreaker.transitionToHalfOpenState()",
          "CircuitBreaker.transitionToOpenState()",
          "CircuitBreaker.tryAcquirePermission()",
          "CircuitBreaker$EventPublisher.onStateTransition(io.github.resilience4j.core.EventConsumer)",
          "CircuitBreaker$State.ordinal()",
          "CircuitBreaker$State.values()",
          "CircuitBreakerConfig.custom()",
          "CircuitBreakerConfig$Builder.build()",
          "CircuitBreakerConfig$Builder.failureRateThreshold(float)",
          "CircuitBreakerConfig$Builder.minimumNumberOfCalls(int)",
          "CircuitBreakerConfig$Builder.permittedNumberOfCallsInHalfOpenState(int)",
          "CircuitBreakerConfig$Builder.recordException(java.util.function.Predicate)",
          "CircuitBreakerConfig$Builder.slidingWindowSize(int)",
          "CircuitBreakerConfig$Builder.slidingWindowType(CircuitBreakerConfig$SlidingWindowType)",
          "CircuitBreakerConfig$Builder.writableStackTraceEnabled(boolean)");

  private static final JavaClasses CORE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.github.fallback4j");

  @Test
  void methodsOfCircuitBreakers_areInEverySupportedVersion() {
    Set<String> called =
        CORE.stream()
            .flatMap(type -> type.getMethodCallsFromSelf().stream())
            .map(call -> call.getTarget().getFullName())
            .filter(method -> method.startsWith("io.github.resilience4j."))
            .map(method -> method.replace(BREAKER, ""))
            .collect(toCollection(TreeSet::new));

    assertThat(called).isNotEmpty().isSubsetOf(IN_EVERY_VERSION);
  }
}
