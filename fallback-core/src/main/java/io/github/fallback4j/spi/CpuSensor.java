package io.github.fallback4j.spi;

/**
 * Reports to the engine how long requests wait for a processor while they are handled. With many
 * threads on few processors nothing waits in a queue; everything just takes longer. Obtained from
 * {@link io.github.fallback4j.engine.EngineIntegration#cpu}. Safe for use by many threads. Cheap:
 * call it for every request; it samples a few.
 */
public interface CpuSensor {

  /**
   * Reports that the current thread starts to handle a request.
   *
   * @return must be run once, on the same thread, when the request is done; never throws. Does
   *     nothing if the request is not sampled or the thread is virtual
   */
  Runnable begin();

  /** Returns a sensor that measures nothing. */
  static CpuSensor none() {
    return () -> () -> {};
  }
}
