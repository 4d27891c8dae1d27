package io.github.fallback4j.spring;

import io.github.fallback4j.spi.ContextCarrier;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Carries an object that Spring binds to a thread. Immutable.
 *
 * @param capture reads the object to carry, on the original thread
 * @param bound reads the object bound to the thread that runs the work
 * @param bind binds another object to that thread; {@code null} for none
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
