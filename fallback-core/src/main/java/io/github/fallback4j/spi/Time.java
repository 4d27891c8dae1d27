package io.github.fallback4j.spi;

import java.time.Duration;
import java.time.Instant;

/**
 * Time as the engine sees it: a ticker to measure with, a clock to show, a scheduler to wait with.
 * Tests hand in one they move by hand. Implementations are safe for use by many threads.
 */
public interface Time extends AutoCloseable {

  /** Nanoseconds from an arbitrary origin; only differences mean something. Never goes back. */
  long nanos();

  /** The wall clock: for people and records, never for measuring. */
  Instant now();

  /**
   * Runs a task once, later. Tasks run one after another; one that throws does not stop the next.
   *
   * @param delay from now; zero or less means as soon as possible
   * @param task short and never blocking
   * @return cancels the task if it has not begun; may be called many times
   */
  Runnable schedule(Duration delay, Runnable task);

  /** Ends the scheduler. Tasks that have not begun never run. */
  @Override
  void close();
}
