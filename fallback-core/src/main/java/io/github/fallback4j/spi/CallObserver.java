package io.github.fallback4j.spi;

/**
 * Hears how single calls ended. Called on the thread that answers the caller, so it must be short
 * and never block. Many threads call it at once. One that throws breaks no call.
 */
@FunctionalInterface
public interface CallObserver {
  /**
   * A caller has its answer.
   *
   * @param call how it went
   */
  void ended(ObservedCall call);
}
