package io.github.fallback4j.internal.type;

import java.lang.reflect.Method;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;

/** When the answer of a method is there. */
public enum ReturnKind {
  /** When the method returns. */
  VALUE,
  /** When the stage it returns completes. */
  STAGE,
  /** When the future it returns is seen to be done. */
  FUTURE,
  /** When a future of a type that cannot be stood in for is done. */
  OTHER_FUTURE,
  /** When the {@code Mono} it returns is subscribed to and has its value. */
  MONO,
  /** When the {@code Flux} it returns is subscribed to and completes. */
  FLUX,
  /** When the Kotlin function goes on with its caller. */
  SUSPENDED,
  /** When somebody subscribes to a type nothing is known of. */
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
   * Looks at a method.
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

  /** Whether the answer is there when a publisher says so. */
  public boolean isPublished() {
    return this == MONO || this == FLUX || this == SUSPENDED;
  }

  /** Whether it is known when the answer is there. */
  public boolean isMeasurable() {
    return this == VALUE || this == STAGE || isPublished();
  }

  private static boolean isReactive(Class<?> type) {
    return TypeMethods.supertypes(type).stream()
        .map(Class::getName)
        .anyMatch(name -> REACTIVE_TYPES.contains(name) || name.startsWith(RXJAVA));
  }
}
