package io.github.fallback4j;

/** A {@link Runnable} that may throw. */
@FunctionalInterface
public interface CheckedRunnable {
  /**
   * Runs the work, which may throw.
   *
   * @throws Exception if the work fails
   */
  void run() throws Exception;
}
