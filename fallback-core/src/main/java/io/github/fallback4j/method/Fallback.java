package io.github.fallback4j.method;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.internal.reactor.Suspended;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A fallback method that is ready to be called. Safe for use by many threads. */
final class Fallback {
  /** The parameters of a fallback, the most specific form first. */
  enum Form {
    ARGUMENTS_AND_WHY,
    ARGUMENTS,
    WHY,
    NOTHING
  }

  private static final MethodType TYPE =
      MethodType.methodType(Object.class, Object.class, Object[].class, Degradation.class);

  private static final MethodType SUSPENDING_TYPE = TYPE.insertParameterTypes(0, Object.class);

  private final Method method;
  private final MethodHandle handle;
  private final boolean suspends;
  private final @Nullable Supplier<?> elsewhere;

  /**
   * Creates the fallback from a method handle.
   *
   * @param method the method
   * @param handle takes the object and the parameters, and has the return type of the guarded
   *     method; if it suspends, it takes a continuation before them, and returns any type
   * @param form the parameters it takes
   * @param suspends whether it is a suspend function
   * @param elsewhere supplies its object; {@code null} to use the target of the call
   */
  Fallback(
      Method method,
      MethodHandle handle,
      Form form,
      boolean suspends,
      @Nullable Supplier<?> elsewhere) {
    this.method = method;
    this.handle =
        suspends
            ? spread(handle, form, 2).asType(SUSPENDING_TYPE)
            : spread(handle, form, 1).asType(TYPE);
    this.suspends = suspends;
    this.elsewhere = elsewhere;
  }

  /** Returns the fallback method. */
  Method method() {
    return method;
  }

  /** Adapts a handle of any form to take the target, the arguments and the degradation. */
  private static MethodHandle spread(MethodHandle onTarget, Form form, int first) {
    int parameters = onTarget.type().parameterCount() - first;
    return switch (form) {
      case ARGUMENTS_AND_WHY -> onTarget.asSpreader(first, Object[].class, parameters - 1);
      case ARGUMENTS ->
          MethodHandles.dropArguments(
              onTarget.asSpreader(first, Object[].class, parameters), first + 1, Degradation.class);
      case WHY -> MethodHandles.dropArguments(onTarget, first, Object[].class);
      case NOTHING ->
          MethodHandles.dropArguments(onTarget, first, Object[].class, Degradation.class);
    };
  }

  /**
   * Calls the fallback method. Its exceptions reach the caller.
   *
   * @return its answer; a {@link Suspended} if it suspends
   */
  @Nullable Object answer(Object target, @Nullable Object @Nullable [] args, Degradation why)
      throws Throwable {
    Object object = elsewhere == null ? target : elsewhere.get();
    return suspends
        ? (Suspended) continuation -> (Object) handle.invokeExact(continuation, object, args, why)
        : (Object) handle.invokeExact(object, args, why);
  }
}
