package io.github.fallback4j.internal.call;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Knows when the outage of a dependency began for its callers: with the first of a run of calls of
 * which at least a fifth failed. A run goes on for as long as the dependency is not back to normal.
 * Safe for use by many threads; only calls that fail come here.
 */
final class FaultRun {
  /** Of so many calls at least one fails. */
  private static final int ONE_IN = 5;

  private @Nullable Instant began;
  private long faults;
  private long successesBefore;

  /**
   * Records that a call failed.
   *
   * @param now when
   * @param successes calls that went well so far
   * @param normal whether the dependency stands as ever
   */
  synchronized void failed(Instant now, long successes, boolean normal) {
    faults++;
    if (began == null || (normal && isOver(successes))) {
      began = now;
      faults = 1;
      successesBefore = successes;
    }
  }

  /**
   * The dependency stands as ever no longer, or again.
   *
   * @param successes calls that went well so far
   */
  synchronized void turned(long successes) {
    if (isOver(successes)) {
      began = null;
      faults = 0;
    }
  }

  /**
   * When the run began.
   *
   * @param successes calls that went well so far
   * @param normal whether the dependency stands as ever
   * @return {@code null} if there is none
   */
  synchronized @Nullable Instant began(long successes, boolean normal) {
    return normal && isOver(successes) ? null : began;
  }

  private boolean isOver(long successes) {
    long well = successes - successesBefore;
    return faults * ONE_IN < faults + well;
  }
}
