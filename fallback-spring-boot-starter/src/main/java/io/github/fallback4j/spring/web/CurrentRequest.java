package io.github.fallback4j.spring.web;

import io.github.fallback4j.spi.ContextCarrier;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * The request the calling thread works for, as far as degradations go. It goes along with offloaded
 * calls; since only what collects them is carried, a call that outlives its request touches nothing
 * of it. Safe for use by many threads.
 */
final class CurrentRequest implements ContextCarrier {
  private final ThreadLocal<@Nullable RequestDegradations> current = new ThreadLocal<>();

  @Nullable RequestDegradations get() {
    return current.get();
  }

  /**
   * Lets the calling thread work for a request, or for none.
   *
   * @return what it worked for before
   */
  @Nullable RequestDegradations bind(@Nullable RequestDegradations request) {
    RequestDegradations before = current.get();
    if (request == null) {
      current.remove();
    } else {
      current.set(request);
    }
    return before;
  }

  @Override
  public <T extends @Nullable Object> Callable<T> carry(Callable<T> work) {
    RequestDegradations carried = current.get();
    return () -> {
      RequestDegradations own = bind(carried);
      try {
        return work.call();
      } finally {
        bind(own);
      }
    };
  }
}
