package io.github.fallback4j.method;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** When the answer of a method is there. */
enum ReturnKind {
  /** When the method returns. */
  VALUE,
  /** When the stage it returns completes. */
  STAGE,
  /** When the future it returns is seen to be done. */
  FUTURE,
  /** When a future of a type that cannot be stood in for is done. */
  OTHER_FUTURE,
  /** When somebody subscribes; in this version nothing is known of that. */
  REACTIVE;

  private static final List<String> REACTIVE_TYPES =
      List.of(
          "org.reactivestreams.Publisher",
          "java.util.concurrent.Flow$Publisher",
          "kotlinx.coroutines.flow.Flow",
          "io.smallrye.mutiny.Uni");
  private static final String RXJAVA = "io.reactivex.";
  private static final String CONTINUATION = "kotlin.coroutines.Continuation";

  /**
   * Looks at a method.
   *
   * @param returned the resolved class it returns
   */
  static ReturnKind of(Method method, Class<?> returned) {
    if (returned == CompletionStage.class || returned == CompletableFuture.class) {
      return STAGE;
    }
    if (returned == Future.class) {
      return FUTURE;
    }
    if (isReactive(returned) || isSuspending(method)) {
      return REACTIVE;
    }
    boolean later =
        Future.class.isAssignableFrom(returned) || CompletionStage.class.isAssignableFrom(returned);
    return later ? OTHER_FUTURE : VALUE;
  }

  private static boolean isReactive(Class<?> type) {
    return Members.supertypes(type).stream()
        .map(Class::getName)
        .anyMatch(name -> REACTIVE_TYPES.contains(name) || name.startsWith(RXJAVA));
  }

  private static boolean isSuspending(Method method) {
    Class<?>[] parameters = method.getParameterTypes();
    return parameters.length > 0
        && parameters[parameters.length - 1].getName().equals(CONTINUATION);
  }
}
