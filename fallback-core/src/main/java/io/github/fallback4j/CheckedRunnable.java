package io.github.fallback4j;

/** A {@link Runnable} that may throw. */
@FunctionalInterface
public interface CheckedRunnable {
  /**
   * Does the work.
   *
   * @throws Exception if it cannot
   */
  void run() throws Exception;
}
