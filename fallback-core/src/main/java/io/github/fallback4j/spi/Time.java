package io.github.fallback4j.spi;

import java.time.Duration;
import java.time.Instant;

/**
 * The engine's time: a ticker for measuring, a clock for display, and a scheduler. Tests pass one
 * that they move by hand. Implementations are safe for use by many threads.
 */
public interface Time extends AutoCloseable {

  /**
   * Returns nanoseconds from an arbitrary origin; only differences have a meaning. Never goes back.
   */
  long nanos();

  /** Returns the wall-clock time, for people and records; never used for measuring. */
  Instant now();

  /**
   * Schedules a task to run once. Tasks run one after another; a task that throws does not stop the
   * next.
   *
   * @param delay from now; zero or less means as soon as possible
   * @param task short and never blocking
   * @return cancels the task if it has not started; may be called many times
   */
  Runnable schedule(Duration delay, Runnable task);

  /** Stops the scheduler for good. Tasks that have not started never run. */
  @Override
  void close();
}
