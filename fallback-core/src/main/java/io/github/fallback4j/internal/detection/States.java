package io.github.fallback4j.internal.detection;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.settings.BreakerSettings;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The state a dependency is in: that of a circuit breaker of Resilience4j, which is made at the
 * first failure; until then it is closed. Guarded by its detector. Time is handed in.
 */
final class States {
  private static final Exception OVERDUE = new TimeoutException("overdue");

  private final DependencySpec spec;
  private @Nullable CircuitBreaker breaker;
  private boolean turned;
  private long lastTurn;

  /**
   * Starts closed, with no failure counted.
   *
   * @param spec the dependency
   */
  States(DependencySpec spec) {
    this.spec = spec;
  }

  /** Starts again, closed: how a call ends that began before now says nothing. */
  void reset(long now) {
    breaker = null;
    turned(now);
  }

  State current() {
    return breaker == null ? State.CLOSED : breaker.getState();
  }

  boolean isSetAside() {
    return current() != State.CLOSED;
  }

  /** Turns to open, if it is not open already. */
  void open(long now) {
    CircuitBreaker states = breaker();
    if (states.getState() != State.OPEN) {
      states.transitionToOpenState();
    }
    turned(now);
  }

  /** Turns from open to half open. */
  void halfOpen(long now) {
    breaker().transitionToHalfOpenState();
    turned(now);
  }

  private void turned(long now) {
    turned = true;
    lastTurn = now;
  }

  /** Identifies the last turn to open or half open, or the last start. */
  long lastTurn() {
    return lastTurn;
  }

  /**
   * Whether a call began before the dependency was last set aside or last tried: then how it ended
   * says nothing about how things are now.
   *
   * @param start when the call began
   */
  boolean outdated(long start) {
    return turned && start - lastTurn < 0;
  }

  /** Counts a success; returns whether that closed it. */
  boolean succeeded() {
    if (breaker == null) {
      return false;
    }
    State before = breaker.getState();
    breaker.onSuccess(0, TimeUnit.NANOSECONDS);
    return before != State.CLOSED && breaker.getState() == State.CLOSED;
  }

  /**
   * Counts a failure; returns whether that opened it.
   *
   * @param failure what was thrown; {@code null} if the call was overdue
   */
  boolean failed(@Nullable Throwable failure) {
    CircuitBreaker states = breaker();
    states.onError(0, TimeUnit.NANOSECONDS, failure == null ? OVERDUE : failure);
    return states.getState() == State.OPEN;
  }

  /** Takes one of the places for probes while it is half open; returns whether there was one. */
  boolean takePlace() {
    return breaker().tryAcquirePermission();
  }

  /** Gives back the place of a probe that tells nothing. */
  void returnPlace() {
    breaker().releasePermission();
  }

  private CircuitBreaker breaker() {
    if (breaker == null) {
      breaker = CircuitBreaker.of(spec.id(), config(spec.breaker()));
    }
    return breaker;
  }

  /**
   * Failures in a row as a window: as many calls as failures, and all of them failed. Each method
   * called here is in Resilience4j 2.2, 2.3 and 2.4.
   */
  private static CircuitBreakerConfig config(BreakerSettings settings) {
    return CircuitBreakerConfig.custom()
        .slidingWindowType(SlidingWindowType.COUNT_BASED)
        .slidingWindowSize(settings.failures())
        .minimumNumberOfCalls(settings.failures())
        .failureRateThreshold(100)
        .permittedNumberOfCallsInHalfOpenState(settings.probes())
        .recordException(failure -> true)
        .writableStackTraceEnabled(false)
        .build();
  }
}
