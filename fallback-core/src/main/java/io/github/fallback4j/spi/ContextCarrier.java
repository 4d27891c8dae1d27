package io.github.fallback4j.spi;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Carries what belongs to the calling thread (logging, tracing, security context) to the thread of
 * an offloaded call, and to that of a fallback which answers a call that was to answer later.
 * Implementations are safe for use by many threads.
 */
@FunctionalInterface
public interface ContextCarrier {

  /**
   * Captures the calling thread's context.
   *
   * @param work what will run on another thread
   * @param <T> type of its result
   * @return runs the work with that context in place, and restores the other thread's own after it
   */
  <T extends @Nullable Object> Callable<T> carry(Callable<T> work);

  /** Carries nothing. */
  static ContextCarrier none() {
    return new ContextCarrier() {
      @Override
      public <T extends @Nullable Object> Callable<T> carry(Callable<T> work) {
        return work;
      }
    };
  }

  /**
   * Applies another carrier inside this one.
   *
   * @param inner the other
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
