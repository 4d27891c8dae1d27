package io.github.fallback4j.engine;

import io.github.fallback4j.spi.ContextCarrier;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** Carries the logging context (SLF4J's MDC). Safe for use by many threads. */
final class LoggingContext implements ContextCarrier {

  @Override
  public <T extends @Nullable Object> Callable<T> carry(Callable<T> work) {
    Map<String, String> carried = MDC.getCopyOfContextMap();
    return () -> {
      Map<String, String> own = MDC.getCopyOfContextMap();
      put(carried);
      try {
        return work.call();
      } finally {
        put(own);
      }
    };
  }

  private static void put(@Nullable Map<String, String> context) {
    if (context == null) {
      MDC.clear();
    } else {
      MDC.setContextMap(context);
    }
  }
}
