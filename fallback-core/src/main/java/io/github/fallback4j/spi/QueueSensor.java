package io.github.fallback4j.spi;

/**
 * Reports to the engine how long requests wait in one queue before they are handled. From these
 * waits the engine detects an overload and finds the level that ends it. Obtained from {@link
 * io.github.fallback4j.engine.EngineIntegration#queue}. Safe for use by many threads. Cheap: call
 * it for every request.
 */
public interface QueueSensor {

  /**
   * Reports the wait of one request, when it leaves the queue.
   *
   * @param nanos how long it waited, in nanoseconds; below 0 counts as 0, above a minute as a
   *     minute. A long wait does not count if the process was paused meanwhile, or if the wait
   *     began before the first sign of waiting requests
   */
  void waited(long nanos);

  /**
   * Wraps a task to measure how long it waits, from this call until it runs.
   *
   * @param task the task to pass to an executor
   * @return the task to pass instead; may run only once
   */
  Runnable timed(Runnable task);

  /** Returns a sensor that measures nothing. */
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
