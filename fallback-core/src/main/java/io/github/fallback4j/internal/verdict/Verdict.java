package io.github.fallback4j.internal.verdict;

import io.github.fallback4j.Cause;
import io.github.fallback4j.Degradation;
import io.github.fallback4j.DependencyState;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a call's one question: may I reach my dependency now? Immutable, read once per
 * call.
 */
public final class Verdict {
  private final boolean admitsAll;
  private final double admitted;
  private final @Nullable ProbeGate probe;
  private final @Nullable Cohorts cohorts;
  private final DependencyState state;
  private final Degradation degradation;

  /**
   * Creates the verdict on the calls of a dependency.
   *
   * @param probe lets single calls through although nothing is admitted
   * @param cohorts says whose calls a level lets through; {@code null} leaves it to chance
   */
  Verdict(
      String dependency,
      DependencyState state,
      @Nullable ProbeGate probe,
      @Nullable Cohorts cohorts) {
    this.admitsAll = state.admitted() >= 1;
    this.admitted = state.admitted();
    this.probe = probe;
    this.cohorts = state.cause() == Cause.LEVEL ? cohorts : null;
    this.state = state;
    this.degradation =
        new Degradation(
            dependency,
            state.cause(),
            state.source(),
            state.by(),
            state.reason(),
            state.since(),
            state.until(),
            null);
  }

  /** Whether this call may go. Asked once per call, because asking may take a probe's place. */
  public boolean admits() {
    return admitsAll || admitsThisOne();
  }

  private boolean admitsThisOne() {
    if (admitted <= 0) {
      return probe != null && probe.tryAcquire();
    }
    return cohorts == null
        ? ThreadLocalRandom.current().nextDouble() < admitted
        : cohorts.admits(admitted);
  }

  /** How the dependency stands. */
  public DependencyState state() {
    return state;
  }

  /** Why a call is skipped; the same object for all of them. */
  public Degradation degradation() {
    return degradation;
  }
}
