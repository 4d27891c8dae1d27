package io.github.fallback4j.internal.signal;

import io.github.fallback4j.Automatic;
import io.github.fallback4j.Cause;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.internal.verdict.Lease;
import io.github.fallback4j.internal.verdict.Recorder;
import io.github.fallback4j.internal.verdict.Standing;
import io.github.fallback4j.spi.HealthSignal.Report;
import io.github.fallback4j.spi.Time;

/**
 * Degrades a dependency while a signal reports it bad. If the signal stops reporting meanwhile,
 * probes take over. Called with one report after another.
 */
final class Sentry implements PolledSignal.Listener {
  private final String signal;
  private final DependencySpec spec;
  private final Standing standing;
  private final Recorder recorder;
  private final Time time;
  private Reports reports = new Reports();

  /**
   * Creates a sentry that has raised no cause.
   *
   * @param signal the name of the signal, which is the source of the cause
   * @param standing where the cause is raised
   * @param recorder starts the probes
   */
  Sentry(String signal, DependencySpec spec, Standing standing, Recorder recorder, Time time) {
    this.signal = signal;
    this.spec = spec;
    this.standing = standing;
    this.recorder = recorder;
    this.time = time;
  }

  /** Returns whether the state of the dependency is in doubt. */
  @Override
  public boolean hear(Report report) {
    switch (reports.hear(report.state())) {
      case NONE -> {}
      case RAISE -> standing.raise(lease(report));
      case END -> standing.clear(Cause.HEALTH, signal);
      case HAND_OVER -> {
        recorder.handOver("health signal '" + signal + "' reported it bad, then stopped reporting");
        standing.clear(Cause.HEALTH, signal);
      }
    }
    return reports.leaveDoubts();
  }

  /** Forgets all reports, and withdraws what they raised. */
  @Override
  public void reset() {
    reports = new Reports();
    standing.drop(Cause.HEALTH, signal);
  }

  private Lease lease(Report report) {
    boolean enforced = spec.automatic() == Automatic.ENFORCE;
    return new Lease(
        Cause.HEALTH, signal, 0, enforced, null, report.reason(), time.now(), null, null);
  }
}
