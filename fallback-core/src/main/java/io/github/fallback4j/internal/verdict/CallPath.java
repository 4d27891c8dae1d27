package io.github.fallback4j.internal.verdict;

/**
 * What detection may ask of the call path: the other direction of {@link Recorder}. Safe for use by
 * many threads.
 */
public interface CallPath {

  /** CallPath that had their answer in time, so far. */
  long successes();

  /** Whether {@link #probe()} can make a call: one is declared, or a call may be repeated. */
  boolean canProbe();

  /**
   * Makes a call on a thread of its own, away from any caller. It ends like any other: the recorder
   * hears how, at the deadline at the latest.
   *
   * @return whether it was made; not if every permit is taken
   */
  boolean probe();

  /** Nothing is in doubt any more: what was kept to be made again is not needed. */
  default void settled() {}

  /** A call path without calls under way. */
  CallPath NONE =
      new CallPath() {
        @Override
        public long successes() {
          return 0;
        }

        @Override
        public boolean canProbe() {
          return false;
        }

        @Override
        public boolean probe() {
          return false;
        }
      };
}
