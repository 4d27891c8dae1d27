package io.github.fallback4j.method;

import io.github.fallback4j.Degradation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A fallback method, ready to be called. Safe for use by many threads. */
final class Fallback {
  /** What a fallback takes, the most specific first. */
  enum Form {
    ARGUMENTS_AND_WHY,
    ARGUMENTS,
    WHY,
    NOTHING
  }

  private static final MethodType TYPE =
      MethodType.methodType(Object.class, Object.class, Object[].class, Degradation.class);

  private final MethodHandle handle;
  private final @Nullable Supplier<?> elsewhere;

  /**
   * Prepares a method.
   *
   * @param handle takes its object and its parameters, and returns what the method it answers for
   *     does
   * @param form what it takes
   * @param elsewhere supplies its object; {@code null} if that is the target of the call
   */
  Fallback(MethodHandle handle, Form form, @Nullable Supplier<?> elsewhere) {
    this.handle = spread(handle, form).asType(TYPE);
    this.elsewhere = elsewhere;
  }

  /** Whatever the form, what comes out takes the target, the arguments and the degradation. */
  private static MethodHandle spread(MethodHandle onTarget, Form form) {
    int parameters = onTarget.type().parameterCount();
    return switch (form) {
      case ARGUMENTS_AND_WHY -> onTarget.asSpreader(1, Object[].class, parameters - 2);
      case ARGUMENTS ->
          MethodHandles.dropArguments(
              onTarget.asSpreader(1, Object[].class, parameters - 1), 2, Degradation.class);
      case WHY -> MethodHandles.dropArguments(onTarget, 1, Object[].class);
      case NOTHING -> MethodHandles.dropArguments(onTarget, 1, Object[].class, Degradation.class);
    };
  }

  /** Calls the method; what it throws is thrown. */
  @Nullable Object answer(Object target, @Nullable Object @Nullable [] args, Degradation why)
      throws Throwable {
    Object object = elsewhere == null ? target : elsewhere.get();
    return (Object) handle.invokeExact(object, args, why);
  }
}
