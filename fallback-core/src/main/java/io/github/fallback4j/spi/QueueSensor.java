package io.github.fallback4j.spi;

/**
 * Tells the engine how long requests wait in one queue before anybody works on them. From that it
 * sees an overload, and finds the level that ends it. Obtained from {@link
 * io.github.fallback4j.engine.EngineIntegration#queue}. Safe for use by many threads, and cheap: to
 * be called for every request.
 */
public interface QueueSensor {

  /**
   * Takes note of a request whose turn has come.
   *
   * @param nanos how long it waited, in nanoseconds; below 0 counts as 0, above a minute as a
   *     minute. A long one does not count if the process stood still meanwhile, nor if it began
   *     before the first sign that requests wait
   */
  void waited(long nanos);

  /**
   * Measures how long a task waits, from this call until it is run.
   *
   * @param task about to be handed to an executor
   * @return to be handed in instead, and run once
   */
  Runnable timed(Runnable task);

  /** Tells nobody. */
  static QueueSensor none() {
    return new QueueSensor() {
      @Override
      public void waited(long nanos) {}

      @Override
      public Runnable timed(Runnable task) {
        return task;
      }
    };
  }
}
