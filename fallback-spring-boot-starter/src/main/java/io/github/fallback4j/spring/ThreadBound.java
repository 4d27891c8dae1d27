package io.github.fallback4j.spring;

import io.github.fallback4j.spi.ContextCarrier;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries something that Spring binds to a thread. Immutable.
 *
 * @param capture reads what to carry, on the thread it is carried from
 * @param bound reads what is bound to the thread the work runs on
 * @param bind binds something else to it; {@code null} for nothing
 */
record ThreadBound<C>(
    Supplier<? extends @Nullable C> capture,
    Supplier<? extends @Nullable C> bound,
    Consumer<@Nullable C> bind)
    implements ContextCarrier {

  @Override
  public <T extends @Nullable Object> Callable<T> carry(Callable<T> work) {
    C carried = capture.get();
    return () -> {
      C own = bound.get();
      bind.accept(carried);
      try {
        return work.call();
      } finally {
        bind.accept(own);
      }
    };
  }
}
