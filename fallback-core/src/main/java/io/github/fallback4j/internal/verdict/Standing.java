package io.github.fallback4j.internal.verdict;

import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencyState;
import io.github.fallback4j.Explanation;
import io.github.fallback4j.Mode;
import io.github.fallback4j.Status;
import io.github.fallback4j.settings.RampSettings;
import io.github.fallback4j.spi.Time;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
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
  private final @Nullable Standing primary;

  private final Leases leases = new Leases();
  private final Ramp wayBack;
  private Ruling ruling;
  private long announcedStep;
  private @Nullable Cohorts cohorts;
  private volatile Verdict verdict;

  /**
   * Starts in good standing, with one way to the dependency.
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
    this(dependency, ruling, ramp, time, outbox, listener, null);
  }

  /**
   * Starts in good standing.
   *
   * @param dependency its id
   * @param ruling what is ordered for it at the start
   * @param ramp how calls come back
   * @param time ticks and tells the time
   * @param outbox carries what the listener hears out of the lock
   * @param listener hears of changes
   * @param primary how the primary of two routes to it stands, which follows the rulings for it;
   *     {@code null} if there is but one way
   */
  public Standing(
      String dependency,
      Ruling ruling,
      RampSettings ramp,
      Time time,
      Outbox outbox,
      Listener listener,
      @Nullable Standing primary) {
    this.dependency = dependency;
    this.ruling = ruling;
    this.wayBack = new Ramp(ramp.steps());
    this.time = time;
    this.outbox = outbox;
    this.listener = listener;
    this.primary = primary;
    DependencyState state = describe(null, time.now());
    wayBack.follow(state.admitted(), false, () -> state);
    this.verdict = new Verdict(dependency, state, null, null);
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
            wayBack.setBack(state);
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
   * Ends a step of the ramp and begins the next, or lets all calls through after the last. A step
   * that ended already is left alone.
   *
   * @param step identifies the step
   */
  public void endRampStep(long step) {
    change(true, () -> wayBack.endStep(step));
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
    causes.sort(
        Comparator.comparing((Explanation cause) -> !cause.deciding())
            .thenComparing(Explanation::admitted)
            .thenComparing(Explanation::cause));
    return causes;
  }

  private synchronized List<Explanation> explainOwn() {
    DependencyState state = verdict.state();
    List<Explanation> causes = new ArrayList<>();
    for (Lease lease : leases.all()) {
      boolean deciding =
          ruling.cause() == Cause.NONE
              && state.status() == Status.DEGRADED
              && lease.enforced()
              && lease.cause() == state.cause()
              && lease.source().equals(state.source());
      causes.add(
          new Explanation(
              deciding,
              null,
              lease.cause(),
              lease.admitted(),
              lease.source(),
              lease.by(),
              lease.reason(),
              lease.since(),
              lease.until()));
    }
    if (state.status() == Status.RECOVERING) {
      causes.add(
          new Explanation(
              true,
              null,
              state.cause(),
              state.admitted(),
              "ramp",
              state.by(),
              "calls return in steps",
              state.since(),
              null));
    }
    return causes;
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
    Instant now = time.now();
    Lease own = leases.own();
    wayBack.follow(goal(own), inSteps && ruling.mode() != Mode.ON, () -> describe(own, now));
    DependencyState after = keepSince(before, assess(own, now));
    ProbeGate probe = ruling.cause() == Cause.NONE ? leases.probe() : null;
    verdict = new Verdict(dependency, after, probe, cohorts);
    if (!after.equals(before)) {
      outbox.put(() -> listener.changed(before, after));
    }
    long step = wayBack.number();
    if (step != announcedStep) {
      announcedStep = step;
      outbox.put(() -> listener.rampStepBegan(step));
    }
  }

  /** The share to let through before level and throttle take theirs. */
  private double goal(@Nullable Lease own) {
    return switch (ruling.mode()) {
      case OFF -> 0;
      case ON -> 1;
      case AUTO, STANDBY -> own == null ? 1 : own.admitted();
    };
  }

  private DependencyState assess(@Nullable Lease own, Instant now) {
    if (ruling.cause() != Cause.NONE) {
      return describe(null, now);
    }
    Lease share = leases.share();
    if (share != null && share.admitted() <= wayBack.footing() && share.outranks(own)) {
      return describe(share, now);
    }
    DependencyState from = wayBack.from(goal(own));
    return from == null ? describe(own, now) : recovering(from, now);
  }

  private DependencyState recovering(DependencyState from, Instant now) {
    return new DependencyState(
        Status.RECOVERING,
        ruling.mode(),
        from.cause(),
        from.source(),
        from.by(),
        from.reason(),
        now,
        null,
        wayBack.footing());
  }

  /** The state while the ruling decides, or else this lease, or else nothing. */
  private DependencyState describe(@Nullable Lease lease, Instant now) {
    if (ruling.cause() != Cause.NONE || (ruling.mode() == Mode.STANDBY && lease == null)) {
      return new DependencyState(
          ruling.mode() == Mode.OFF ? Status.DEGRADED : Status.NORMAL,
          ruling.mode(),
          ruling.cause(),
          ruling.source(),
          ruling.by(),
          ruling.reason(),
          ruling.since(),
          ruling.until(),
          goal(null));
    }
    if (lease == null) {
      return new DependencyState(
          Status.NORMAL, ruling.mode(), Cause.NONE, null, null, null, now, null, 1);
    }
    return new DependencyState(
        Status.DEGRADED,
        ruling.mode(),
        lease.cause(),
        lease.source(),
        lease.by(),
        lease.reason(),
        lease.since(),
        lease.until(),
        lease.admitted());
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
