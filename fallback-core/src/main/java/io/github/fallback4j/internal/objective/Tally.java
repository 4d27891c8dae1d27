package io.github.fallback4j.internal.objective;

/**
 * What was counted since the start. Immutable.
 *
 * @param calls how many calls ended
 * @param bad how many of them were not good
 */
public record Tally(long calls, long bad) {

  /**
   * What came after an earlier tally. Counters are read one after another while calls go on, so
   * that a bad call may be counted a sample later than its call: it is never more than all.
   */
  Tally since(Tally earlier) {
    long later = calls - earlier.calls;
    return new Tally(later, Math.min(later, bad - earlier.bad));
  }
}
