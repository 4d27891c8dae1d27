package io.github.fallback4j.internal.detection;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.BreakerSettings;
import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.internal.verdict.Lease;
import io.github.fallback4j.internal.verdict.Probe;
import io.github.fallback4j.internal.verdict.Recorder;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.spi.Time;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Sets one dependency aside when its calls fail, tries it, and lets it come back in steps.
 *
 * <pre>
 *   CLOSED ──failures in a row / all permits overdue──→ OPEN ──hold──→ HALF_OPEN
 *     ↑                                                  ↑ └──────────────┤ a probe fails
 *     └──ramp──────── probes succeed ────────────────────┼────────────────┘
 *                     a bad step of the ramp ────────────┘
 * </pre>
 *
 * <p>The states are those of Resilience4j's circuit breaker, which is made at the first failure.
 * While all is well nothing here is locked or written. Safe for use by many threads.
 */
public final class Detector implements Recorder {
  /** The source of the leases on a dependency, or on its primary. */
  public static final String SOURCE = "breaker";

  private static final String RELAPSE = "most calls failed on the way back";

  private static final Exception OVERDUE = new TimeoutException("overdue");

  private final DependencySpec spec;
  private final Standing standing;
  private final Time time;
  private final DoubleSupplier random;
  private final String source;
  private final Hold hold;
  private final FailureStreak streak;
  private final RampStep ramp;

  /** Whether a success means anything now; the only thing a healthy call reads here. */
  private volatile boolean alert;

  /** Calls under way that took one of the breaker's places while it is half open. */
  private final AtomicInteger probesOut = new AtomicInteger();

  private @Nullable CircuitBreaker breaker;
  private boolean turned;
  private long lastTurn;
  private long outageBegan;
  private @Nullable Instant outageSince;

  /**
   * Begins with nothing wrong.
   *
   * @param spec the dependency
   * @param standing where causes are raised
   * @param time ticks and wakes
   * @param random 0 to 1, even; varies the holds
   * @param source of the leases held here
   */
  public Detector(
      DependencySpec spec, Standing standing, Time time, DoubleSupplier random, String source) {
    BreakerSettings settings = spec.breaker();
    this.spec = spec;
    this.standing = standing;
    this.time = time;
    this.random = random;
    this.source = source;
    this.hold = new Hold(settings.hold(), settings.longestHold());
    this.streak = new FailureStreak(settings.failures(), settings.span().toNanos());
    this.ramp = new RampStep(spec.ramp());
  }

  @Override
  public void succeeded(long start, long elapsed) {
    if (alert) {
      succeededInAlert(start);
    }
  }

  private synchronized void succeededInAlert(long start) {
    if (outdated(start)) {
      return;
    }
    if (ramp.active()) {
      ramp.succeeded();
    }
    boolean endsStreak = streak.end();
    if (breaker != null) {
      switch (breaker.getState()) {
        case CLOSED -> {
          if (endsStreak) {
            breaker.onSuccess(0, TimeUnit.NANOSECONDS);
          }
          if (ramp.bad()) { // this was the result that the step needed to be judged
            open(RELAPSE);
          }
        }
        case HALF_OPEN -> {
          probeEnded();
          breaker.onSuccess(0, TimeUnit.NANOSECONDS);
          if (breaker.getState() == CircuitBreaker.State.CLOSED) {
            standing.clear(Cause.BREAKER, source);
          }
        }
        default -> {} // a call that goes under an order
      }
    }
    lookOut();
  }

  /**
   * Whether a call began before the dependency was last set aside or last tried: then how it ended
   * says nothing about how things are now.
   */
  private boolean outdated(long start) {
    return turned && start - lastTurn < 0;
  }

  @Override
  public synchronized void failed(
      Cause cause, @Nullable Throwable failure, long start, long elapsed) {
    if (spec.automatic() == Automatic.OFF || outdated(start)) {
      return;
    }
    long now = time.nanos();
    boolean passes = streak.failed(now);
    if (ramp.active()) {
      ramp.failed();
    }
    CircuitBreaker states = breaker();
    switch (states.getState()) {
      case CLOSED -> {
        if (passes) {
          states.onError(0, TimeUnit.NANOSECONDS, failure == null ? OVERDUE : failure);
        }
        if (states.getState() == CircuitBreaker.State.OPEN) {
          opened(describeStreak(now, cause, failure));
        } else if (ramp.bad()) {
          open(RELAPSE + ", the last with " + describe(cause, failure));
        }
      }
      case HALF_OPEN -> open("still failing: " + describe(cause, failure));
      default -> {} // a call that goes under an order
    }
    lookOut();
  }

  @Override
  public void abandoned(long start) {
    if (alert) {
      releaseProbe(start);
    }
  }

  private synchronized void releaseProbe(long start) {
    if (breaker != null
        && !outdated(start)
        && breaker.getState() == CircuitBreaker.State.HALF_OPEN
        && probeEnded()) { // else the call went under an order
      breaker.releasePermission();
    }
  }

  @Override
  public synchronized void exhausted() {
    if (spec.automatic() == Automatic.OFF || breaker().getState() == CircuitBreaker.State.OPEN) {
      return;
    }
    open("all " + spec.permits() + " permits are held by overdue calls");
    lookOut();
  }

  /**
   * Watches over a step of the way back, and ends it when its time is over.
   *
   * @param step identifies the step
   */
  public synchronized void rampStepBegan(long step) {
    ramp.begin(step);
    lookOut();
    time.schedule(spec.ramp().step(), () -> endRampStep(step));
  }

  private synchronized void endRampStep(long step) {
    if (ramp.end(step)) {
      standing.endRampStep(step);
      lookOut();
    }
  }

  private void open(String reason) {
    breaker().transitionToOpenState();
    opened(reason);
  }

  private void opened(String reason) {
    turned();
    if (outageSince == null) {
      outageSince = time.now();
      outageBegan = time.nanos();
    }
    raise(outageSince, reason, null);
    time.schedule(
        hold.next(time.nanos() - outageBegan, random.getAsDouble()), () -> tryAgain(reason));
  }

  private synchronized void tryAgain(String reason) {
    CircuitBreaker states = breaker();
    if (states.getState() == CircuitBreaker.State.OPEN && outageSince != null) {
      states.transitionToHalfOpenState();
      turned();
      probesOut.set(0);
      raise(outageSince, reason, () -> tryProbe(states));
    }
  }

  private void turned() {
    turned = true;
    lastTurn = time.nanos();
  }

  private boolean tryProbe(CircuitBreaker states) {
    if (!states.tryAcquirePermission()) {
      return false;
    }
    probesOut.incrementAndGet();
    return true;
  }

  /** Takes note that a probe ended; returns whether there was one. */
  private boolean probeEnded() {
    return probesOut.getAndUpdate(out -> Math.max(0, out - 1)) > 0;
  }

  private void raise(Instant since, String reason, @Nullable Probe probe) {
    boolean enforced = spec.automatic() == Automatic.ENFORCE;
    standing.raise(new Lease(Cause.BREAKER, source, 0, enforced, null, reason, since, null, probe));
  }

  private void lookOut() {
    boolean closed = breaker == null || breaker.getState() == CircuitBreaker.State.CLOSED;
    if (closed && !ramp.active()) {
      outageSince = null;
    }
    alert = !closed || ramp.active() || streak.active();
  }

  private String describeStreak(long now, Cause cause, @Nullable Throwable failure) {
    return "%d failures in a row within %d ms, the last with %s"
        .formatted(
            streak.length(),
            TimeUnit.NANOSECONDS.toMillis(streak.nanos(now)),
            describe(cause, failure));
  }

  private String describe(Cause cause, @Nullable Throwable failure) {
    return cause == Cause.DEADLINE || failure == null
        ? "no answer within " + spec.deadline().toMillis() + " ms"
        : FailureText.of(failure);
  }

  private CircuitBreaker breaker() {
    if (breaker == null) {
      breaker = CircuitBreaker.of(spec.id(), config(spec.breaker()));
    }
    return breaker;
  }

  /** Failures in a row as a window: as many calls as failures, and all of them failed. */
  private static CircuitBreakerConfig config(BreakerSettings settings) {
    return CircuitBreakerConfig.custom()
        .slidingWindow(settings.failures(), settings.failures(), SlidingWindowType.COUNT_BASED)
        .failureRateThreshold(100)
        .permittedNumberOfCallsInHalfOpenState(settings.probes())
        .recordException(failure -> true)
        .writableStackTraceEnabled(false)
        .build();
  }
}
