package io.github.fallback4j.internal.detection;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.internal.time.OwnPauses;
import io.github.fallback4j.internal.verdict.CallPath;
import io.github.fallback4j.internal.verdict.Lease;
import io.github.fallback4j.internal.verdict.ProbeGate;
import io.github.fallback4j.internal.verdict.Recorder;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.settings.BreakerSettings;
import io.github.fallback4j.spi.Time;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
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
 * While closed, a partial failure is answered with a throttle ({@link ErrorShare}), and a suspected
 * one is looked into away from callers ({@link Suspicion}), where a call may be made for that.
 *
 * <p>While all is well nothing here is locked or written. Safe for use by many threads.
 */
public final class Detector implements Recorder {
  /** The source of the leases on a dependency, or on its primary. */
  public static final String SOURCE = "breaker";

  private static final String RELAPSE = "most calls failed on the ramp";

  /**
   * How far apart probes are after a relapse: what is well for a second at a time does not pass for
   * one that is back.
   */
  private static final Duration APART = Duration.ofSeconds(1);

  /** How often to look, while an order decides and nothing is tried, whether it still does. */
  private static final Duration ORDERED = Duration.ofSeconds(1);

  private static final Exception OVERDUE = new TimeoutException("overdue");

  private final DependencySpec spec;
  private final Standing standing;
  private final Time time;
  private final OwnPauses pauses;
  private final DoubleSupplier random;
  private final BooleanSupplier ordered;
  private final String source;
  private final Hold hold;
  private final FailureStreak streak;
  private final RampStep ramp;
  private final FlapDamper flaps = new FlapDamper();
  private final Throttle throttle;
  private final Suspicion suspicion;

  /** Whether a success means anything now; the only thing a healthy call reads here. */
  private volatile boolean alert;

  /** Whether a call is under way that took one of the breaker's places while it is half open. */
  private boolean probeOut;

  private CallPath calls = CallPath.NONE;
  private Runnable nextLook = () -> {}; // cancels it
  private @Nullable CircuitBreaker breaker;
  private boolean turned;
  private long lastTurn;
  private long nextProbe;

  /** Whether it failed on the ramp from this outage. */
  private boolean relapsed;

  private long outageBegan;
  private @Nullable Instant outageSince;

  /** Why it is set aside, last. */
  private String heldFor = "";

  /**
   * Begins with nothing wrong.
   *
   * @param spec the dependency
   * @param standing where causes are raised
   * @param time ticks and wakes
   * @param pauses knows when the process itself stood still
   * @param random 0 to 1, even; varies the holds
   * @param source of the leases held here
   * @param ordered whether an order decides, so that nothing found out here matters for now
   */
  public Detector(
      DependencySpec spec,
      Standing standing,
      Time time,
      OwnPauses pauses,
      DoubleSupplier random,
      String source,
      BooleanSupplier ordered) {
    BreakerSettings settings = spec.breaker();
    this.spec = spec;
    this.standing = standing;
    this.time = time;
    this.pauses = pauses;
    this.random = random;
    this.source = source;
    this.ordered = ordered;
    this.hold = new Hold(settings.hold(), settings.longestHold());
    this.streak = new FailureStreak(settings.failures(), settings.span().toNanos());
    this.ramp = new RampStep(spec.ramp());
    this.throttle = new Throttle(standing, time, source, spec.automatic() == Automatic.ENFORCE);
    this.suspicion = new Suspicion();
  }

  @Override
  public synchronized void attach(CallPath heard) {
    calls = heard;
  }

  @Override
  public void succeeded(long start, long elapsed) {
    if (alert) {
      succeededInAlert(start);
    }
  }

  /**
   * What is good for a probe may be too little for callers: only while it is tried does it count.
   */
  @Override
  public synchronized void probeSucceeded(long start, long elapsed) {
    if (isSetAside()) {
      succeededInAlert(start);
    } else {
      suspicion.rest();
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
            trip(RELAPSE);
          }
        }
        case HALF_OPEN -> {
          probeEnded();
          breaker.onSuccess(0, TimeUnit.NANOSECONDS);
          if (breaker.getState() == CircuitBreaker.State.CLOSED) {
            standing.clear(Cause.BREAKER, source);
          } else {
            probeFurther(breaker);
          }
        }
        default -> {} // a call that goes under an order
      }
    }
    lookOut();
  }

  @Override
  public synchronized void failed(
      Cause cause, @Nullable Throwable failure, long start, long elapsed) {
    if (spec.automatic() == Automatic.OFF || outdated(start)) {
      return;
    }
    long now = time.nanos();
    if (pauses.since(start, now)) { // then it says more about this process
      releaseProbe();
      return;
    }
    boolean passes = streak.failed(now, cause == Cause.DEADLINE);
    suspicion.failed();
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
          tripped(describeStreak(now, cause, failure));
        } else if (streak.overdue() >= overdueAtMost()) {
          trip(describeStreak(now, cause, failure));
        } else if (ramp.bad()) {
          trip(RELAPSE + ", the last with " + describe(cause, failure));
        } else {
          lookAtErrors();
          lookInto();
        }
      }
      case HALF_OPEN -> holdAgain(states, "still failing: " + describe(cause, failure));
      default -> {} // a call that goes under an order
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
  public void abandoned(long start) {
    if (alert) {
      abandonedInAlert(start);
    }
  }

  private synchronized void abandonedInAlert(long start) {
    if (!outdated(start)) {
      releaseProbe();
    }
  }

  /** Gives back the place of a probe that tells nothing, for another. */
  private void releaseProbe() {
    if (breaker != null
        && breaker.getState() == CircuitBreaker.State.HALF_OPEN
        && probeEnded()) { // else the call went under an order
      breaker.releasePermission();
      probeIn(Suspicion.PERIOD, breaker);
    }
  }

  @Override
  public synchronized void exhausted() {
    if (spec.automatic() == Automatic.OFF) {
      return;
    }
    String reason = "all " + spec.permits() + " permits are held by overdue calls";
    CircuitBreaker states = breaker();
    switch (states.getState()) {
      case CLOSED -> trip(reason);
      case HALF_OPEN -> holdAgain(states, reason);
      default -> {} // a call that goes under an order
    }
    lookOut();
  }

  @Override
  public synchronized void handOver(String reason) {
    if (spec.automatic() != Automatic.OFF && !isSetAside()) {
      trip(reason);
      lookOut();
    }
  }

  /**
   * So many overdue calls in a row would have held every permit at once, had their permits not been
   * taken back. That is {@link #exhausted}, seen one permit after another.
   */
  private int overdueAtMost() {
    return Math.max(spec.permits(), spec.breaker().failures());
  }

  /** While some calls fail, looks at how many do. */
  private void lookAtErrors() {
    if (throttle.failed(calls)) {
      nextLook = time.schedule(Throttle.TICK, this::lookAtErrorsNow);
    }
  }

  private synchronized void lookAtErrorsNow() {
    if (isSetAside()) {
      return;
    }
    boolean outage = streak.length() >= spec.breaker().failures(); // the breaker's to judge
    if (throttle.look(calls, outage)) {
      nextLook = time.schedule(Throttle.TICK, this::lookAtErrorsNow);
    }
  }

  /** While calls fail in a row, but too few of them to be sure, makes some of its own. */
  private void lookInto() {
    if (calls.canProbe() && suspicion.begins(streak.length())) {
      time.schedule(Suspicion.PERIOD, this::lookIntoNow);
    }
  }

  private void lookIntoNow() {
    if (stillSuspected()) {
      calls.probe();
    }
  }

  private synchronized boolean stillSuspected() {
    boolean looks = suspicion.ends(streak.length());
    if (isSetAside() || ordered.getAsBoolean()) {
      return false;
    }
    lookInto();
    return looks;
  }

  private boolean isSetAside() {
    return breaker != null && breaker.getState() != CircuitBreaker.State.CLOSED;
  }

  /**
   * Watches over a step of the ramp, and ends it when its time is over.
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

  private void trip(String reason) {
    breaker().transitionToOpenState();
    tripped(reason);
  }

  private void tripped(String reason) {
    relapsed |= outageSince != null;
    Duration flapping = flaps.tripped(time.nanos());
    opened(
        flapping.isZero() ? reason : reason + "; it flaps, so it is left alone for longer",
        flapping);
  }

  /** It was tried in vain: that goes on with an outage, and is none of its own. */
  private void holdAgain(CircuitBreaker states, String reason) {
    states.transitionToOpenState();
    opened(reason, Duration.ZERO);
  }

  private void opened(String reason, Duration atLeast) {
    turned();
    if (outageSince == null) {
      outageSince = time.now();
      outageBegan = time.nanos();
    }
    heldFor = reason;
    raise(outageSince, reason, null);
    nextLook.run();
    throttle.end();
    Duration held = hold.next(time.nanos() - outageBegan, random.getAsDouble());
    time.schedule(held.compareTo(atLeast) < 0 ? atLeast : held, this::tryAgain);
  }

  private synchronized void tryAgain() {
    CircuitBreaker states = breaker();
    if (states.getState() == CircuitBreaker.State.OPEN && outageSince != null) {
      states.transitionToHalfOpenState();
      turned();
      nextProbe = time.nanos();
      probeOut = false;
      probeOrLetCallersTry(states);
    }
  }

  /** What was repeated may have been dropped meanwhile. */
  private void probeOrLetCallersTry(CircuitBreaker states) {
    if (calls.canProbe()) {
      probeFurther(states);
    } else if (outageSince != null) {
      raise(outageSince, heldFor, () -> tryProbe(states));
    }
  }

  /** Makes the next probe away from callers, if that is how this dependency is probed. */
  private void probeFurther(CircuitBreaker states) {
    if (!calls.canProbe()) {
      return;
    }
    if (ordered.getAsBoolean()) {
      probeIn(ORDERED, states);
      return;
    }
    long early = nextProbe - time.nanos();
    if (early > 0) {
      probeIn(Duration.ofNanos(early), states);
      return;
    }
    if (!tryProbe(states)) {
      return;
    }
    if (!calls.probe()) {
      holdAgain(states, "no permit was free to try it");
    }
  }

  private void probeIn(Duration delay, CircuitBreaker states) {
    long turn = lastTurn;
    time.schedule(delay, () -> probeLater(states, turn));
  }

  private synchronized void probeLater(CircuitBreaker states, long turn) {
    if (turn == lastTurn && states.getState() == CircuitBreaker.State.HALF_OPEN) {
      probeOrLetCallersTry(states);
      lookOut();
    }
  }

  private void turned() {
    turned = true;
    lastTurn = time.nanos();
  }

  /** One after another: as long as nobody knows how the last one ended, no other is risked. */
  private synchronized boolean tryProbe(CircuitBreaker states) {
    if (probeOut || time.nanos() - nextProbe < 0 || !states.tryAcquirePermission()) {
      return false;
    }
    nextProbe = time.nanos() + (relapsed ? APART.toNanos() : 0);
    probeOut = true;
    return true;
  }

  /** Takes note that a probe ended; returns whether there was one. */
  private boolean probeEnded() {
    boolean wasOut = probeOut;
    probeOut = false;
    return wasOut;
  }

  private void raise(Instant since, String reason, @Nullable ProbeGate probe) {
    boolean enforced = spec.automatic() == Automatic.ENFORCE;
    standing.raise(new Lease(Cause.BREAKER, source, 0, enforced, null, reason, since, null, probe));
  }

  private void lookOut() {
    boolean closed = !isSetAside();
    if (closed && !ramp.active()) {
      outageSince = null;
      relapsed = false;
    }
    boolean doubt = !closed || ramp.active() || streak.active();
    boolean settled = alert && !doubt;
    alert = doubt;
    if (settled) {
      calls.settled();
    }
  }

  @Override
  public boolean inDoubt() {
    return alert;
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
