package io.github.fallback4j.examples.lab.app;

import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Tells the tally what the breaker of Resilience4j does. */
@Component
@Profile("resilience4j")
class Resilience4jChanges {

  Resilience4jChanges(CircuitBreakerRegistry breakers, Tally tally) {
    breakers
        .circuitBreaker("ranking")
        .getEventPublisher()
        .onStateTransition(
            change ->
                tally.changed(
                    change.getCreationTime().toInstant().toEpochMilli(),
                    "status",
                    change.getStateTransition().getToState()));
  }
}
