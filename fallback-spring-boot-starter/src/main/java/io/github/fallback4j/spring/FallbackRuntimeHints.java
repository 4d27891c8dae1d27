package io.github.fallback4j.spring;

import java.lang.reflect.Method;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.aot.hint.ExecutableMode;
import org.springframework.aot.hint.MemberCategory;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.util.ClassUtils;

/**
 * Registers the reflection with which the engine creates virtual threads, where the JVM has them.
 */
final class FallbackRuntimeHints implements RuntimeHintsRegistrar {

  @Override
  public void registerHints(RuntimeHints hints, @Nullable ClassLoader loader) {
    invoked(hints, Thread.class, "ofVirtual");
    invoked(hints, Executors.class, "newThreadPerTaskExecutor", ThreadFactory.class);
    hints
        .reflection()
        .registerTypeIfPresent(
            loader, "java.lang.Thread$Builder", MemberCategory.INVOKE_PUBLIC_METHODS);
  }

  private static void invoked(
      RuntimeHints hints, Class<?> type, String method, Class<?>... parameters) {
    Method found = ClassUtils.getMethodIfAvailable(type, method, parameters);
    if (found != null) {
      hints.reflection().registerMethod(found, ExecutableMode.INVOKE);
    }
  }
}
