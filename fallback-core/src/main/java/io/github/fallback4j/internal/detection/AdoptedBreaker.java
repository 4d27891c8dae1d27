package io.github.fallback4j.internal.detection;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.internal.verdict.Lease;
import io.github.fallback4j.internal.verdict.ProbeGate;
import io.github.fallback4j.internal.verdict.Recorder;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.spi.Time;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Sets one dependency aside when a circuit breaker of the application says so, and tells that
 * breaker how calls end. When to open, how long to hold and what to probe is the breaker's to say;
 * once it closes, calls come back in the dependency's steps. Safe for use by many threads.
 */
public final class AdoptedBreaker implements Recorder {
  /** The source of the leases held here. */
  public static final String SOURCE = "resilience4j";

  private final DependencySpec spec;
  private final Standing standing;
  private final Time time;

  /** Calls under way that took one of the breaker's places while it is half open. */
  private final AtomicInteger probesOut = new AtomicInteger();

  private volatile @Nullable CircuitBreaker breaker;
  private volatile long lastTurn;

  /**
   * Begins without the breaker: until it is there, nothing is recorded.
   *
   * @param spec the dependency
   * @param standing where causes are raised
   * @param time ticks and wakes
   */
  public AdoptedBreaker(DependencySpec spec, Standing standing, Time time) {
    this.spec = spec;
    this.standing = standing;
    this.time = time;
  }

  /**
   * Follows the breaker from now on.
   *
   * @param found whose states count
   */
  public void follow(CircuitBreaker found) {
    if (spec.automatic() == Automatic.OFF) {
      return;
    }
    found.getEventPublisher().onStateTransition(event -> turned(found));
    breaker = found;
    turned(found);
  }

  /**
   * Follows to the state the breaker is in now: transitions of several threads, and such that
   * others who hear of one bring about, are told in any order.
   */
  private void turned(CircuitBreaker found) {
    CircuitBreaker.State followed;
    do {
      followed = found.getState();
      turned(found, followed);
    } while (found.getState() != followed);
  }

  private void turned(CircuitBreaker found, CircuitBreaker.State to) {
    probesOut.set(0);
    lastTurn = time.nanos();
    switch (to) {
      case OPEN, FORCED_OPEN, HALF_OPEN -> raise(found, () -> tryProbe(found));
      case CLOSED, DISABLED, METRICS_ONLY -> standing.clear(Cause.BREAKER, SOURCE);
    }
  }

  private void raise(CircuitBreaker found, ProbeGate probe) {
    boolean enforced = spec.automatic() == Automatic.ENFORCE;
    String reason =
        "circuit breaker '%s' is %s"
            .formatted(
                found.getName(),
                found.getState() == CircuitBreaker.State.HALF_OPEN ? "half open" : "open");
    standing.raise(
        new Lease(Cause.BREAKER, SOURCE, 0, enforced, null, reason, time.now(), null, probe));
  }

  /**
   * An open breaker lets nobody through, but this is also where it looks whether its wait is over.
   */
  private boolean tryProbe(CircuitBreaker found) {
    if (!found.tryAcquirePermission()) {
      return false;
    }
    probesOut.incrementAndGet();
    return true;
  }

  /**
   * Whether how a call ended is for the breaker to hear: while it is half open, only calls that it
   * let through are. Where it is only observed every call is made; then one that ended asks whether
   * it would have been let through, or else nobody might ever ask.
   */
  private boolean counts(CircuitBreaker told, long start) {
    CircuitBreaker.State state = told.getState();
    if (spec.automatic() == Automatic.OBSERVE) {
      return state == CircuitBreaker.State.CLOSED || told.tryAcquirePermission();
    }
    return state != CircuitBreaker.State.HALF_OPEN || probeEnded(start);
  }

  private boolean probeEnded(long start) {
    return start - lastTurn >= 0 && probesOut.getAndUpdate(out -> Math.max(0, out - 1)) > 0;
  }

  @Override
  public void succeeded(long start, long elapsed) {
    CircuitBreaker told = breaker;
    if (told != null && counts(told, start)) {
      told.onSuccess(elapsed, TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public void failed(Cause cause, @Nullable Throwable failure, long start, long elapsed) {
    CircuitBreaker told = breaker;
    if (told != null && counts(told, start)) {
      told.onError(
          elapsed,
          TimeUnit.NANOSECONDS,
          failure == null ? new TimeoutException("overdue") : failure);
    }
  }

  @Override
  public void abandoned(long start) {
    CircuitBreaker told = breaker;
    if (told != null && told.getState() == CircuitBreaker.State.HALF_OPEN && probeEnded(start)) {
      told.releasePermission();
    }
  }

  @Override
  public void handOver(String reason) {
    exhausted();
  }

  @Override
  public void exhausted() {
    CircuitBreaker told = breaker;
    if (told != null
        && spec.automatic() == Automatic.ENFORCE // others use it too
        && told.getState() == CircuitBreaker.State.CLOSED) {
      told.transitionToOpenState();
    }
  }

  /**
   * Ends a step of the ramp when its time is over; the breaker alone judges it.
   *
   * @param step identifies the step
   */
  public void rampStepBegan(long step) {
    time.schedule(spec.ramp().step(), () -> standing.endRampStep(step));
  }
}
