package io.github.fallback4j.internal.objective;

/**
 * Counts since the start. Immutable.
 *
 * @param calls how many calls ended
 * @param bad how many of them were not good
 */
public record Tally(long calls, long bad) {

  /**
   * Returns the difference to an earlier tally. Counters are read one after another while calls go
   * on, so a bad call may appear one sample later than the call itself. {@code bad} never exceeds
   * {@code calls}.
   */
  Tally since(Tally earlier) {
    long later = calls - earlier.calls;
    return new Tally(later, Math.min(later, bad - earlier.bad));
  }
}
