package io.github.fallback4j.engine;

import io.github.fallback4j.spi.ContextCarrier;
import java.util.concurrent.Callable;

/** Carries the value of one thread local. */
record ThreadLocalCarrier(ThreadLocal<String> context) implements ContextCarrier {
  @Override
  public <T> Callable<T> carry(Callable<T> work) {
    String carried = context.get();
    return () -> {
      String own = context.get();
      context.set(carried);
      try {
        return work.call();
      } finally {
        context.set(own);
      }
    };
  }
}
