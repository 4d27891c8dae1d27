package io.github.fallback4j.spring.web;

import io.github.fallback4j.spi.ContextCarrier;
import io.github.fallback4j.spi.DegradationSink;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The degradation sink of the request that the calling thread handles. It is carried to offloaded
 * calls, and is notified of their degraded answers even after the request. Safe for use by many
 * threads.
 */
final class CurrentRequest implements ContextCarrier {
  private final ThreadLocal<@Nullable DegradationSink> current = new ThreadLocal<>();

  @Nullable DegradationSink get() {
    return current.get();
  }

  /**
   * Binds a request, or none, to the calling thread.
   *
   * @return what was bound before
   */
  @Nullable DegradationSink bind(@Nullable DegradationSink request) {
    DegradationSink before = current.get();
    if (request == null) {
      current.remove();
    } else {
      current.set(request);
    }
    return before;
  }

  @Override
  public <T extends @Nullable Object> Callable<T> carry(Callable<T> work) {
    DegradationSink carried = current.get();
    return () -> {
      DegradationSink own = bind(carried);
      try {
        return work.call();
      } finally {
        bind(own);
      }
    };
  }
}
