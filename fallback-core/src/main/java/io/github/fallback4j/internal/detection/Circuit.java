package io.github.fallback4j.internal.detection;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.internal.verdict.CallPath;
import io.github.fallback4j.internal.verdict.ProbeGate;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Moves one dependency from state to state, and makes or lets through the probes that find out
 * whether it is back. When to trip is its detector's to say.
 *
 * <pre>
 *             failures in a row, all permits
 *             overdue, a bad step of the ramp                the hold is over
 *   CLOSED ─────────────── trip ───────────────→ OPEN ──────────── tryOut ────────────→ HALF_OPEN
 *     ↑                                            ↑                                      │   │
 *     │                                            └───────────── holdAgain ──────────────┘   │
 *     │                                                         a probe failed                │
 *     └────────────────────────────────────── comeBack ───────────────────────────────────────┘
 *                              probes succeeded: the ramp leads calls back
 * </pre>
 *
 * <p>Each arrow is a method of that name. Its lock is its detector's too.
 */
final class Circuit {
  /** How often to look, while an order decides and nothing is tried, whether it still does. */
  private static final Duration ORDERED = Duration.ofSeconds(1);

  private final States states;
  private final LeaseHolder holder;
  private final TimeAndChance time;
  private final BooleanSupplier ordered;
  private final Outage outage;
  private final Trial trial = new Trial();
  private CallPath calls = CallPath.NONE;

  /**
   * Starts closed, with no probe under way.
   *
   * @param spec the dependency
   * @param states moved here
   * @param holder raises the cause
   * @param time what detectors share
   * @param ordered whether an order decides, so that there is no point in probes
   */
  Circuit(
      DependencySpec spec,
      States states,
      LeaseHolder holder,
      TimeAndChance time,
      BooleanSupplier ordered) {
    this.states = states;
    this.holder = holder;
    this.time = time;
    this.ordered = ordered;
    this.outage = new Outage(spec.breaker());
  }

  /** Names what makes probes. */
  synchronized void attach(CallPath made) {
    calls = made;
  }

  /** Returns what makes probes; until one is attached, none are made. */
  CallPath calls() {
    return calls;
  }

  /** Whether an order decides, so that there is no point in probes. */
  boolean ordered() {
    return ordered.getAsBoolean();
  }

  // The arrows

  void trip(String reason) {
    states.open(time.nanos());
    outage.trips(reason, time.now(), time.nanos());
    leaveAlone();
  }

  void holdAgain(String reason) {
    states.open(time.nanos());
    outage.goesOn(reason);
    leaveAlone();
  }

  private void leaveAlone() {
    raise(null);
    Duration hold = outage.nextHold(time.nanos(), time.random().getAsDouble());
    long turn = states.lastTurn();
    time.schedule(hold, () -> tryOut(turn));
  }

  private synchronized void tryOut(long turn) {
    if (turn == states.lastTurn() && states.current() == State.OPEN) {
      states.halfOpen(time.nanos());
      trial.begin(time.nanos());
      probeOrLetCallersTry();
    }
  }

  private void comeBack() {
    holder.clear(Cause.BREAKER);
  }

  private void raise(@Nullable ProbeGate probe) {
    holder.raise(Cause.BREAKER, 0, outage.reason(), outage.since(), probe);
  }

  /** The dependency is back for good. */
  void endOutage() {
    outage.ends();
  }

  /** Starts again, closed and without a history. */
  void reset() {
    states.reset(time.nanos());
    outage.reset();
    holder.drop(Cause.BREAKER);
  }

  // Probes

  /** What was repeated may have been dropped meanwhile: then callers try. */
  private void probeOrLetCallersTry() {
    if (calls.canProbe()) {
      probeFurther();
    } else {
      raise(this::tryProbe);
    }
  }

  /** Makes the next probe away from callers, if that is how this dependency is probed. */
  private void probeFurther() {
    if (!calls.canProbe()) {
      return;
    }
    Duration pause = ordered() ? ORDERED : trial.pause(time.nanos());
    if (!pause.isZero()) {
      probeIn(pause);
    } else if (tryProbe() && !calls.probe()) {
      holdAgain("no permit was free to probe it");
    }
  }

  private void probeIn(Duration pause) {
    long turn = states.lastTurn();
    time.schedule(pause, () -> probeLater(turn));
  }

  private synchronized void probeLater(long turn) {
    if (turn == states.lastTurn() && states.current() == State.HALF_OPEN) {
      probeOrLetCallersTry();
    }
  }

  /** Whether a call may go now to find out how the dependency is. */
  private synchronized boolean tryProbe() {
    long now = time.nanos();
    if (!trial.mayGo(now) || !states.takePlace()) {
      return false;
    }
    trial.probeGoes(now, outage.relapsed());
    return true;
  }

  /** A call succeeded while half open. */
  void probeSucceeded() {
    trial.probeEnded();
    if (states.succeeded()) {
      comeBack();
    } else {
      probeFurther();
    }
  }

  /** A call ended that tells nothing: if it was a probe, another may go in its place. */
  void releaseProbe() {
    if (states.current() == State.HALF_OPEN && trial.probeEnded()) { // else: under an order
      states.returnPlace();
      probeIn(Suspicion.PERIOD);
    }
  }
}
