package io.github.fallback4j.internal.verdict;

import io.github.fallback4j.Cause;
import org.jspecify.annotations.Nullable;

/**
 * What detection hears from the call path: how each admitted call ended, exactly once; and after a
 * success, that the answer failed while it was consumed. Safe for use by many threads; {@link
 * #succeeded} is on the path of every healthy call and takes no lock there.
 */
public interface Recorder {

  /**
   * The call had its answer in time.
   *
   * @param start when it began, in nanoseconds of {@link io.github.fallback4j.spi.Time#nanos()}
   * @param elapsed how long it took, in nanoseconds
   */
  void succeeded(long start, long elapsed);

  /**
   * A call that was asked for ({@link CallPath#probe()}) had its answer in time. That it failed is
   * told like any other.
   *
   * @param start when it began
   * @param elapsed how long it took, in nanoseconds
   */
  default void probeSucceeded(long start, long elapsed) {
    succeeded(start, elapsed);
  }

  /**
   * Records that a call failed.
   *
   * @param cause {@link Cause#FAILURE} or {@link Cause#DEADLINE}
   * @param failure what it threw, if it did
   * @param start when it began, in nanoseconds of {@link io.github.fallback4j.spi.Time#nanos()}
   * @param elapsed how long it took, or had taken when it was given up, in nanoseconds
   */
  void failed(Cause cause, @Nullable Throwable failure, long start, long elapsed);

  /**
   * The call ended in a way that says nothing about the dependency, or was never made.
   *
   * @param start when it began or would have, in nanoseconds of {@link
   *     io.github.fallback4j.spi.Time#nanos()}
   */
  void abandoned(long start);

  /** A call found every permit held by a call that is overdue. */
  void exhausted();

  /**
   * Sets the dependency aside until probes find it well: somebody who knew it to be bad knows no
   * more.
   *
   * @param reason what they knew
   */
  default void handOver(String reason) {}

  /** Whether it is in doubt how the dependency is, so that a call may be asked for. */
  default boolean inDoubt() {
    return false;
  }

  /**
   * Names the calls it hears of, before the first of them.
   *
   * @param calls what may be asked of them
   */
  default void attach(CallPath calls) {}

  /**
   * Forgets what was found, as if no call had been made: nothing is set aside any more, and calls
   * that began before say nothing.
   */
  default void reset() {}

  /** A recorder that ignores everything. */
  Recorder NONE =
      new Recorder() {
        @Override
        public void succeeded(long start, long elapsed) {}

        @Override
        public void failed(Cause cause, @Nullable Throwable failure, long start, long elapsed) {}

        @Override
        public void abandoned(long start) {}

        @Override
        public void exhausted() {}
      };
}
