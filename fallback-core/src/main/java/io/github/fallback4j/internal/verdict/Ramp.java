package io.github.fallback4j.internal.verdict;

import io.github.fallback4j.DependencyState;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How the calls of one dependency return after it was set aside: by rising steps, from the first
 * one above the share it is trusted with. Level and throttle have no part in it: they are shares
 * already, and lie over whatever ramp a dependency is on. Guarded by its standing.
 */
final class Ramp {
  private static final int NOT_ON_IT = -1;

  private final List<Double> shares;
  private int step = NOT_ON_IT;
  private long number;
  private double footing;
  private @Nullable DependencyState setBackBy;

  /**
   * Starts where the dependency stands.
   *
   * @param shares of the steps, rising
   */
  Ramp(List<Double> shares) {
    this.shares = shares;
  }

  /**
   * Moves toward the share that the dependency should admit.
   *
   * @param goal the share to let through before level and throttle take theirs
   * @param inSteps whether it is to be reached in steps, if it rises
   * @param state how the dependency stands on its own; asked if it is set back
   */
  void follow(double goal, boolean inSteps, Supplier<DependencyState> state) {
    if (goal < 1) {
      setBackBy = state.get();
    }
    if (goal <= 0 || !inSteps) {
      step = NOT_ON_IT;
    } else if (step == NOT_ON_IT && goal > footing && setBackBy != null) {
      int first = firstAbove(footing);
      if (first < shares.size() && shares.get(first) < goal) {
        begin(first);
      }
    }
    footing = Math.min(goal, step == NOT_ON_IT ? 1 : shares.get(step));
  }

  /**
   * Sets it back for what a share held back, so that it is returned from like anything else.
   *
   * @param state how the dependency stands under the share
   */
  void setBack(DependencyState state) {
    if (step == NOT_ON_IT && state.admitted() < footing) {
      footing = state.admitted();
      setBackBy = state;
    }
  }

  private int firstAbove(double share) {
    int first = 0;
    while (first < shares.size() && shares.get(first) <= share) {
      first++;
    }
    return first;
  }

  private void begin(int next) {
    step = next;
    number++;
  }

  /** Ends a step and begins the next, if there is one; a step that ended before is left alone. */
  void endStep(long which) {
    if (step == NOT_ON_IT || which != number) {
      return;
    }
    if (step + 1 < shares.size()) {
      begin(step + 1);
    } else {
      step = NOT_ON_IT;
    }
  }

  /** Identifies the step; each one has another number. */
  long number() {
    return number;
  }

  /** The share the dependency is trusted with, before level and throttle take theirs. */
  double footing() {
    return footing;
  }

  /** What it returns from while it is held below the goal; {@code null} if it is not. */
  @Nullable DependencyState from(double goal) {
    return step != NOT_ON_IT && shares.get(step) < goal ? setBackBy : null;
  }
}
