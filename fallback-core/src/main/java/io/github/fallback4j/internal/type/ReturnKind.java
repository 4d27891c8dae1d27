package io.github.fallback4j.internal.type;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** When the answer of a method is available. */
public enum ReturnKind {
  /** When the method returns. */
  VALUE,
  /** When the stage it returns completes. */
  STAGE,
  /** When polling finds that the future it returns is done. */
  FUTURE,
  /** When a future of a type that cannot be replaced is done. */
  OTHER_FUTURE,
  /** When the {@code Mono} it returns is subscribed to and has its value. */
  MONO,
  /** When the {@code Flux} it returns is subscribed to and completes. */
  FLUX,
  /** When the Kotlin function resumes its caller. */
  SUSPENDED,
  /** When somebody subscribes to an unknown reactive type. */
  OTHER_REACTIVE;

  private static final String MONO_TYPE = "reactor.core.publisher.Mono";
  private static final String FLUX_TYPE = "reactor.core.publisher.Flux";

  private static final List<String> REACTIVE_TYPES =
      List.of(
          "org.reactivestreams.Publisher",
          "java.util.concurrent.Flow$Publisher",
          "kotlinx.coroutines.flow.Flow",
          "io.smallrye.mutiny.Uni");
  private static final String RXJAVA = "io.reactivex.";

  /**
   * Returns the kind of a method.
   *
   * @param returned the resolved class it returns, as it was written
   */
  public static ReturnKind of(Method method, Class<?> returned) {
    if (SuspendFunctions.is(method)) {
      return SuspendFunctions.isSupported(method) && !isReactive(returned)
          ? SUSPENDED
          : OTHER_REACTIVE;
    }
    if (returned == CompletionStage.class || returned == CompletableFuture.class) {
      return STAGE;
    }
    if (returned == Future.class) {
      return FUTURE;
    }
    if (returned.getName().equals(MONO_TYPE)) {
      return MONO;
    }
    if (returned.getName().equals(FLUX_TYPE)) {
      return FLUX;
    }
    if (isReactive(returned)) {
      return OTHER_REACTIVE;
    }
    boolean later =
        Future.class.isAssignableFrom(returned) || CompletionStage.class.isAssignableFrom(returned);
    return later ? OTHER_FUTURE : VALUE;
  }

  /** Returns whether a publisher signals the answer. */
  public boolean isPublished() {
    return this == MONO || this == FLUX || this == SUSPENDED;
  }

  /** Returns whether it is known when the answer is available. */
  public boolean isMeasurable() {
    return this == VALUE || this == STAGE || isPublished();
  }

  private static boolean isReactive(Class<?> type) {
    return TypeMethods.supertypes(type).stream()
        .map(Class::getName)
        .anyMatch(name -> REACTIVE_TYPES.contains(name) || name.startsWith(RXJAVA));
  }
}
