package io.github.fallback4j.spi;

/**
 * Tells the engine how long requests wait for a processor while they are worked on: where threads
 * abound and share the processors, nothing queues, and everything takes longer. Obtained from
 * {@link io.github.fallback4j.engine.EngineIntegration#cpu}. Safe for use by many threads, and
 * cheap: to be called for every request, of which it looks at a few.
 */
public interface CpuSensor {

  /**
   * Takes note that the current thread begins to work on a request.
   *
   * @return to be run once, on the same thread, when it ends to; never throws. Where the request is
   *     not looked at, or the thread is a virtual one, it does nothing
   */
  Runnable begin();

  /** Looks at nothing. */
  static CpuSensor none() {
    return () -> () -> {};
  }
}
