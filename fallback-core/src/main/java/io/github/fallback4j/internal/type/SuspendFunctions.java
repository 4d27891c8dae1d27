package io.github.fallback4j.internal.type;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Reads the source signature of Kotlin suspend functions. The compiler gives them the caller's
 * continuation as the last parameter, and its type holds the return type. All other methods are
 * read as they are.
 */
public final class SuspendFunctions {
  private static final String CONTINUATION = "kotlin.coroutines.Continuation";
  private static final String METADATA = "kotlin.Metadata";
  private static final String UNIT = "kotlin.Unit";
  private static final String BRIDGE = "kotlinx.coroutines.reactor.MonoKt";

  private SuspendFunctions() {}

  /** Returns whether a method takes a continuation. */
  public static boolean is(Method method) {
    Class<?>[] parameters = method.getParameterTypes();
    return parameters.length > 0
        && parameters[parameters.length - 1].getName().equals(CONTINUATION);
  }

  /**
   * Returns whether a method is a suspend function that can be guarded, which needs the coroutines
   * adapter for Reactor.
   */
  static boolean isSupported(Method method) {
    return is(method) && isKotlin(method.getDeclaringClass()) && hasBridge();
  }

  private static boolean isKotlin(Class<?> type) {
    return Arrays.stream(type.getAnnotations())
        .map(Annotation::annotationType)
        .anyMatch(each -> each.getName().equals(METADATA));
  }

  private static boolean hasBridge() {
    try {
      Class.forName(BRIDGE, false, SuspendFunctions.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException notThere) {
      return false;
    }
  }

  /** Returns the return type in the source; {@code void} for {@code Unit}. */
  public static Type returned(Method method) {
    Type[] all = method.getGenericParameterTypes();
    if (!is(method) || !(all[all.length - 1] instanceof ParameterizedType continuation)) {
      return method.getGenericReturnType();
    }
    Type resumed = continuation.getActualTypeArguments()[0];
    Type answer =
        resumed instanceof WildcardType wildcard && wildcard.getLowerBounds().length > 0
            ? wildcard.getLowerBounds()[0]
            : resumed;
    return answer.getTypeName().equals(UNIT) ? void.class : answer;
  }

  /** Returns the parameter types in the source. */
  public static Type[] parameters(Method method) {
    return written(method, method.getGenericParameterTypes());
  }

  /** Returns the elements without the last one, which belongs to the continuation. */
  public static <T extends @Nullable Object> T[] written(Method method, T[] parameters) {
    return is(method) ? Arrays.copyOf(parameters, parameters.length - 1) : parameters;
  }

  /** Returns the arguments in the source of a suspend function. */
  public static @Nullable Object[] written(@Nullable Object @Nullable [] args) {
    return Arrays.copyOf(args, Objects.requireNonNull(args).length - 1);
  }

  /** Returns the same arguments with another continuation. */
  public static @Nullable Object[] goingOn(
      @Nullable Object @Nullable [] args, Object continuation) {
    @Nullable Object[] all = Objects.requireNonNull(args).clone();
    all[all.length - 1] = continuation;
    return all;
  }

  /** Returns the continuation among the arguments of a suspend function. */
  public static Object continuation(@Nullable Object @Nullable [] args) {
    Objects.requireNonNull(args);
    return Objects.requireNonNull(args[args.length - 1]);
  }
}
