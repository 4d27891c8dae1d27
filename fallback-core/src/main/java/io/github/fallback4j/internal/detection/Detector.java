package io.github.fallback4j.internal.detection;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.internal.verdict.CallPath;
import io.github.fallback4j.internal.verdict.Recorder;
import io.github.fallback4j.internal.verdict.Standing;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Judges one dependency by how its calls end: sets it aside when they fail, and lets it come back
 * in steps. How it moves from state to state is drawn at {@link Circuit}; the states are those of
 * Resilience4j's circuit breaker ({@link States}).
 *
 * <p>While closed, a partial failure is answered with a throttle ({@link ErrorShare}), and a
 * suspected one is looked into away from callers ({@link Suspicion}), where a call may be made for
 * that. While all is well nothing here is locked or written. Safe for use by many threads.
 */
public final class Detector implements Recorder {
  /** The source of the leases on a dependency, or on its primary. */
  public static final String SOURCE = "breaker";

  private static final String RELAPSE = "most calls failed during the ramp";

  private final DependencySpec spec;
  private final Standing standing;
  private final TimeAndChance time;
  private final States states;

  /** Its lock guards all that changes here. */
  private final Circuit circuit;

  private final FailureStreak streak;
  private final RampStep ramp;
  private final Throttle throttle;
  private Suspicion suspicion = new Suspicion();

  /** Whether a success means anything now; the only thing a healthy call reads here. */
  private volatile boolean alert;

  /**
   * Begins with nothing wrong.
   *
   * @param spec the dependency
   * @param standing where causes are raised
   * @param time what detectors share
   * @param source of the leases held here
   * @param ordered whether an order decides, so that nothing found out here matters for now
   */
  public Detector(
      DependencySpec spec,
      Standing standing,
      TimeAndChance time,
      String source,
      BooleanSupplier ordered) {
    LeaseHolder holder = LeaseHolder.of(spec, standing, source);
    this.spec = spec;
    this.standing = standing;
    this.time = time;
    this.states = new States(spec);
    this.circuit = new Circuit(spec, states, holder, time, ordered);
    this.streak = new FailureStreak(spec.breaker().failures(), spec.breaker().span().toNanos());
    this.ramp = new RampStep(spec.ramp());
    this.throttle = new Throttle(holder, time.time(), this::lookAtErrors);
  }

  @Override
  public void attach(CallPath heard) {
    circuit.attach(heard);
  }

  @Override
  public boolean inDoubt() {
    return alert;
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
  public void probeSucceeded(long start, long elapsed) {
    synchronized (circuit) {
      if (states.isSetAside()) {
        succeededInAlert(start);
      } else {
        suspicion.rest();
      }
    }
  }

  private void succeededInAlert(long start) {
    synchronized (circuit) {
      if (states.outdated(start)) {
        return;
      }
      ramp.succeeded();
      boolean endsStreak = streak.end();
      switch (states.current()) {
        case CLOSED -> succeededInUse(endsStreak);
        case HALF_OPEN -> circuit.probeSucceeded();
        default -> {} // a call that goes under an order
      }
      lookOut();
    }
  }

  private void succeededInUse(boolean endsStreak) {
    if (endsStreak) {
      states.succeeded();
    }
    if (ramp.bad()) { // this was the result that the step needed to be judged
      trip(RELAPSE);
    }
  }

  @Override
  public void failed(Cause cause, @Nullable Throwable failure, long start, long elapsed) {
    synchronized (circuit) {
      if (spec.automatic() == Automatic.OFF || states.outdated(start)) {
        return;
      }
      long now = time.nanos();
      if (time.pauses().since(start, now)) { // then it says more about this process
        circuit.releaseProbe();
        return;
      }
      boolean passes = streak.failed(now, cause == Cause.DEADLINE);
      suspicion.failed();
      ramp.failed();
      switch (states.current()) {
        case CLOSED -> failedInUse(passes, now, cause, failure);
        case HALF_OPEN -> circuit.holdAgain("still failing: " + describe(cause, failure));
        default -> {} // a call that goes under an order
      }
      lookOut();
    }
  }

  private void failedInUse(boolean passes, long now, Cause cause, @Nullable Throwable failure) {
    boolean opened = passes && states.failed(failure);
    if (opened || streak.overdue() >= overdueAtMost()) {
      trip(streak.describe(now) + ", the last with " + describe(cause, failure));
    } else if (ramp.bad()) {
      trip(RELAPSE + ", the last with " + describe(cause, failure));
    } else {
      throttle.failed(circuit.calls());
      lookInto();
    }
  }

  private String describe(Cause cause, @Nullable Throwable failure) {
    return FailureText.of(cause, failure, spec.deadline());
  }

  /**
   * So many overdue calls in a row would have held every permit at once, had their permits not been
   * taken back. That is {@link #exhausted}, seen one permit after another.
   */
  private int overdueAtMost() {
    return Math.max(spec.permits(), spec.breaker().failures());
  }

  @Override
  public void abandoned(long start) {
    if (alert) {
      abandonedInAlert(start);
    }
  }

  private void abandonedInAlert(long start) {
    synchronized (circuit) {
      if (!states.outdated(start)) {
        circuit.releaseProbe();
      }
    }
  }

  @Override
  public void exhausted() {
    if (spec.automatic() == Automatic.OFF) {
      return;
    }
    String reason = "all " + spec.permits() + " permits are held by overdue calls";
    synchronized (circuit) {
      switch (states.current()) {
        case CLOSED -> trip(reason);
        case HALF_OPEN -> circuit.holdAgain(reason);
        default -> {} // a call that goes under an order
      }
      lookOut();
    }
  }

  @Override
  public void handOver(String reason) {
    synchronized (circuit) {
      if (spec.automatic() != Automatic.OFF && !states.isSetAside()) {
        trip(reason);
        lookOut();
      }
    }
  }

  @Override
  public void reset() {
    synchronized (circuit) {
      circuit.reset();
      throttle.end();
      streak.end();
      ramp.reset();
      suspicion = new Suspicion();
      lookOut();
    }
  }

  private void trip(String reason) {
    circuit.trip(reason);
    throttle.end();
  }

  /** Takes note of how things are now, at the end of whatever may have changed them. */
  private void lookOut() {
    boolean inUse = !states.isSetAside();
    if (inUse && !ramp.active()) {
      circuit.endOutage();
    }
    boolean doubt = !inUse || ramp.active() || streak.active();
    boolean settled = alert && !doubt;
    alert = doubt;
    if (settled) {
      circuit.calls().settled();
    }
  }

  /** While some calls fail, looks at how many do. */
  private void lookAtErrors() {
    synchronized (circuit) {
      if (!states.isSetAside()) {
        boolean outage = streak.length() >= spec.breaker().failures(); // the breaker's to judge
        throttle.look(circuit.calls(), outage);
      }
    }
  }

  /** While calls fail in a row, but too few of them to be sure, makes some of its own. */
  private void lookInto() {
    if (circuit.calls().canProbe() && suspicion.begins(streak.length())) {
      time.schedule(Suspicion.PERIOD, this::probeIfSuspected);
    }
  }

  private void probeIfSuspected() {
    if (stillSuspected()) {
      circuit.calls().probe();
    }
  }

  private boolean stillSuspected() {
    synchronized (circuit) {
      boolean looks = suspicion.ends(streak.length());
      if (states.isSetAside() || circuit.ordered()) {
        return false;
      }
      lookInto();
      return looks;
    }
  }

  /**
   * Watches over a step of the ramp, and ends it when its time is over.
   *
   * @param step identifies the step
   */
  public void rampStepBegan(long step) {
    synchronized (circuit) {
      ramp.begin(step);
      lookOut();
      time.schedule(spec.ramp().step(), () -> endRampStep(step));
    }
  }

  private void endRampStep(long step) {
    synchronized (circuit) {
      if (ramp.end(step)) {
        standing.endRampStep(step);
        lookOut();
      }
    }
  }
}
