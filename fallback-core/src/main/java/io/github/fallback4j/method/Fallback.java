package io.github.fallback4j.method;

import io.github.fallback4j.Degradation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
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

  /**
   * Prepares a method.
   *
   * @param form what it takes
   * @param returned what the method it answers for returns
   * @throws IllegalAccessException if its module is closed to us
   */
  Fallback(Method method, Form form, Class<?> returned) throws IllegalAccessException {
    MethodHandle direct =
        MethodHandles.privateLookupIn(method.getDeclaringClass(), MethodHandles.lookup())
            .unreflect(method)
            .asFixedArity();
    MethodHandle answering = direct.asType(direct.type().changeReturnType(returned));
    MethodHandle onTarget =
        Modifier.isStatic(method.getModifiers())
            ? MethodHandles.dropArguments(answering, 0, Object.class)
            : answering;
    this.handle = spread(onTarget, form).asType(TYPE);
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
    return (Object) handle.invokeExact(target, args, why);
  }
}
