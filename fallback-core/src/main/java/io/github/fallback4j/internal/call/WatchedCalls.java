package io.github.fallback4j.internal.call;

import io.github.fallback4j.internal.time.OwnPauses;

/** Calls that a {@link Watch} looks at. Safe for use by many threads. */
abstract class WatchedCalls {
  /** Whether a watch has this in its rounds; see {@link Watch}. */
  volatile boolean watched;

  /**
   * Judges what is overdue.
   *
   * @param now in nanoseconds
   * @param pauses the time the process itself stood still does not count
   * @param judgement what to record
   * @return whether any call is under way
   */
  abstract boolean judge(long now, OwnPauses pauses, Slot.Judgement judgement);

  /** Whether a call that began before a moment has neither ended nor been judged. */
  boolean unjudged(long moment) {
    return false;
  }

  /** Returns how many calls are under way. */
  abstract int count();
}
