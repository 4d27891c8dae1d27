package io.github.fallback4j.spring.web;

import io.github.fallback4j.spi.ContextCarrier;
import io.github.fallback4j.spi.DegradationSink;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * What hears for the request the calling thread works for. It goes along with offloaded calls, and
 * hears of what they are answered without even if they outlive the request. Safe for use by many
 * threads.
 */
final class CurrentRequest implements ContextCarrier {
  private final ThreadLocal<@Nullable DegradationSink> current = new ThreadLocal<>();

  @Nullable DegradationSink get() {
    return current.get();
  }

  /**
   * Lets the calling thread work for a request, or for none.
   *
   * @return what it worked for before
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
