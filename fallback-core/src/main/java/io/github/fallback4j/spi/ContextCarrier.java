package io.github.fallback4j.spi;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Carries what belongs to the calling thread (logging, tracing, security context) to the thread of
 * an offloaded call, and to the thread on which a fallback answers an asynchronous call.
 * Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface ContextCarrier {

  /**
   * Captures the context of the calling thread.
   *
   * @param work the work that will run on another thread
   * @param <T> type of its result
   * @return runs the work with that context, and restores the context of its thread afterwards
   */
  <T extends @Nullable Object> Callable<T> carry(Callable<T> work);

  /** Returns a carrier that carries nothing. */
  static ContextCarrier none() {
    return new ContextCarrier() {
      @Override
      public <T extends @Nullable Object> Callable<T> carry(Callable<T> work) {
        return work;
      }
    };
  }

  /**
   * Returns a carrier that applies another one inside this one.
   *
   * @param inner the other carrier
   */
  default ContextCarrier and(ContextCarrier inner) {
    ContextCarrier outer = this;
    return new ContextCarrier() {
      @Override
      public <T extends @Nullable Object> Callable<T> carry(Callable<T> work) {
        return outer.carry(inner.carry(work));
      }
    };
  }
}
