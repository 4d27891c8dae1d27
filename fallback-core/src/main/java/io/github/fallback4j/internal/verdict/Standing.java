package io.github.fallback4j.internal.verdict;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.Explanation;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Status;
import io.github.fallback4j.settings.RampSettings;
import io.github.fallback4j.spi.Time;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one dependency stands: the leases on it, what is ordered for it, and the verdict they come
 * to. The verdict is recomputed whenever one of them changes, and nothing else writes it. Safe for
 * use by many threads; reading the verdict takes no lock.
 */
public final class Standing {

  /** What a dependency's surroundings hear of it. Called in order, outside any lock. */
  public interface Listener {
    /**
     * The state is another.
     *
     * @param before how it was
     * @param after how it is
     */
    void changed(DependencyState before, DependencyState after);

    /**
     * A step of the ramp begins; it ends with {@link Standing#endRampStep}.
     *
     * @param step identifies the step
     */
    void rampStepBegan(long step);
  }

  private final String dependency;
  private final Time time;
  private final Listener listener;
  private final Outbox outbox;

  private final Leases leases = new Leases();
  private final Ramp ramp;
  private Ruling ruling;
  private long announcedStep;
  private @Nullable Cohorts cohorts;
  private @Nullable Object holdBack; // identifies it, while there is one
  private volatile @Nullable Standing primary;
  private volatile Verdict verdict;

  /**
   * Starts in good standing.
   *
   * @param dependency its id
   * @param ruling what is ordered for it at the start
   * @param ramp how calls come back
   * @param time ticks and tells the time
   * @param outbox carries what the listener hears out of the lock
   * @param listener hears of changes
   */
  public Standing(
      String dependency,
      Ruling ruling,
      RampSettings ramp,
      Time time,
      Outbox outbox,
      Listener listener) {
    this.dependency = dependency;
    this.ruling = ruling;
    this.ramp = new Ramp(ramp.steps());
    this.time = time;
    this.outbox = outbox;
    this.listener = listener;
    DependencyState state = new Assessment(ruling, null, null, time.now()).onItsOwn();
    this.ramp.follow(state.admitted(), false, () -> state);
    this.verdict = new Verdict(dependency, state, null, null);
  }

  /**
   * Names the primary of two routes to the dependency. What is ruled for the dependency from now on
   * is ruled for that too, as far as it concerns it.
   *
   * @param route how the primary stands
   */
  public void attachPrimary(Standing route) {
    primary = route;
  }

  /**
   * Says whose calls a level lets through; until then that is chance.
   *
   * @param deciding decides it from the next change on
   */
  public synchronized void choose(Cohorts deciding) {
    cohorts = deciding;
  }

  /** The verdict in force. */
  public Verdict verdict() {
    return verdict;
  }

  /** Whether an order alone decides, whatever the leases say. */
  public boolean ordered() {
    Mode mode = verdict.state().mode();
    return mode == Mode.OFF || mode == Mode.ON;
  }

  /**
   * Puts another ruling in force.
   *
   * @param next the ruling
   * @param inSteps whether a share of calls that rises with it rises in steps
   */
  public void rule(Ruling next, boolean inSteps) {
    change(inSteps, () -> ruling = next);
    if (primary != null) {
      primary.rule(next.forPrimary(), inSteps);
    }
  }

  /**
   * Raises a lease, in place of the one of the same cause and source.
   *
   * @param lease the lease
   */
  public void raise(Lease lease) {
    change(true, () -> leases.raise(lease));
  }

  /**
   * Clears a lease; where there is none, nothing changes.
   *
   * @param cause its cause
   * @param source who holds it
   */
  public void clear(Cause cause, String source) {
    change(true, () -> leases.clear(cause, source));
  }

  /**
   * Clears a lease, and leads the calls it held back home in steps, also if it took a share.
   *
   * @param cause its cause
   * @param source who holds it
   */
  public void release(Cause cause, String source) {
    change(
        true,
        () -> {
          DependencyState state = verdict.state();
          if (state.cause() == cause && source.equals(state.source())) {
            ramp.setBack(state);
          }
          leases.clear(cause, source);
        });
  }

  /**
   * Clears a lease that held back nothing which could not have gone: what it admits rises at once.
   *
   * @param cause its cause
   * @param source who holds it
   */
  public void drop(Cause cause, String source) {
    change(false, () -> leases.clear(cause, source));
  }

  /**
   * Holds automatic degradation back: leases that detection raises ({@code HEALTH}, {@code
   * BREAKER}, {@code THROTTLE}) are shown, but enforce nothing, as if nobody had raised them.
   * Orders, levels and drills are not held back. When it ends, those leases that stand then decide
   * at once. Holding back again replaces the end.
   *
   * @param until when it ends by itself; a moment that is over ends it now
   * @return ends it before that; does nothing once it is over or replaced
   */
  public Runnable holdBackAutomatic(Instant until) {
    Object current = new Object();
    Duration left = Duration.between(time.now(), until);
    boolean holds = left.compareTo(Duration.ZERO) > 0;
    change(
        true,
        () -> {
          holdBack = current;
          leases.holdBackAutomatic(holds);
        });
    Runnable cancel = holds ? time.schedule(left, () -> endHoldBack(current)) : () -> {};
    Runnable endOfPrimary = primary == null ? () -> {} : primary.holdBackAutomatic(until);
    return () -> {
      cancel.run();
      endHoldBack(current);
      endOfPrimary.run();
    };
  }

  private void endHoldBack(Object which) {
    change(
        true,
        () -> {
          if (holdBack == which) {
            leases.holdBackAutomatic(false);
          }
        });
  }

  /**
   * Ends a step of the ramp and begins the next, or lets all calls through after the last. A step
   * that ended already is left alone.
   *
   * @param step identifies the step
   */
  public void endRampStep(long step) {
    change(true, () -> ramp.endStep(step));
  }

  /** Ends the ramp, if there is one: all calls go at once that nothing holds back. */
  public void endRamp() {
    change(false, () -> {});
  }

  /**
   * Every cause that bears on the dependency, the deciding one first. The ruling is not among them.
   */
  public List<Explanation> explainLeases() {
    List<Explanation> causes = explainOwn();
    if (primary != null) {
      boolean chooses = verdict.state().cause() == Cause.NONE;
      primary.explainOwn().stream()
          .map(cause -> chooses ? cause : cause.masked())
          .forEach(causes::add);
    }
    causes.sort(Explanations.ORDER);
    return causes;
  }

  private synchronized List<Explanation> explainOwn() {
    return Explanations.of(leases, ruling, verdict.state());
  }

  private void change(boolean inSteps, Runnable edit) {
    synchronized (this) {
      edit.run();
      recompute(inSteps);
    }
    outbox.deliver();
  }

  private void recompute(boolean inSteps) {
    DependencyState before = verdict.state();
    Assessment found = new Assessment(ruling, leases.own(), leases.share(), time.now());
    ramp.follow(found.goal(), inSteps && ruling.mode() != Mode.ON, found::onItsOwn);
    DependencyState after = keepSince(before, found.on(ramp));
    ProbeGate probe = ruling.cause() == Cause.NONE ? leases.probe() : null;
    verdict = new Verdict(dependency, after, probe, cohorts);
    if (!after.equals(before)) {
      outbox.put(() -> listener.changed(before, after));
    }
    long step = ramp.number();
    if (step != announcedStep) {
      announcedStep = step;
      outbox.put(() -> listener.rampStepBegan(step));
    }
  }

  /** A state that goes on began when it began, whatever share it lets through meanwhile. */
  private static DependencyState keepSince(DependencyState before, DependencyState after) {
    boolean goesOn =
        before.status() == after.status()
            && before.mode() == after.mode()
            && before.cause() == after.cause()
            && after.status() != Status.DEGRADED;
    return goesOn
        ? new DependencyState(
            after.status(),
            after.mode(),
            after.cause(),
            after.source(),
            after.by(),
            after.reason(),
            before.since(),
            after.until(),
            after.admitted())
        : after;
  }
}
