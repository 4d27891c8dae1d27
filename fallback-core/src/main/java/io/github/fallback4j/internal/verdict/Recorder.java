package io.github.fallback4j.internal.verdict;

import io.github.fallback4j.Cause;
import org.jspecify.annotations.Nullable;

/**
 * What detection hears from the call path: how each admitted call ended, exactly once. Safe for use
 * by many threads; {@link #succeeded()} is on the path of every healthy call and takes no lock
 * there.
 */
public interface Recorder {

  /** The call had its answer in time. */
  void succeeded();

  /**
   * The call failed.
   *
   * @param cause {@link Cause#FAILURE} or {@link Cause#DEADLINE}
   * @param failure what it threw, if it did
   */
  void failed(Cause cause, @Nullable Throwable failure);

  /** The call ended in a way that says nothing about the dependency, or was never made. */
  void abandoned();

  /** A call found every permit held by a call that is overdue. */
  void exhausted();

  /** Hears nothing. */
  Recorder NONE =
      new Recorder() {
        @Override
        public void succeeded() {}

        @Override
        public void failed(Cause cause, @Nullable Throwable failure) {}

        @Override
        public void abandoned() {}

        @Override
        public void exhausted() {}
      };
}
