package io.github.fallback4j.method;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** The method that does the same by the standby route. Safe for use by many threads. */
final class StandbyMethod {
  private static final MethodType TYPE =
      MethodType.methodType(Object.class, Object.class, Object[].class);

  private final MethodHandle handle;

  /**
   * Prepares a method.
   *
   * @param handle takes its object and its parameters
   */
  StandbyMethod(MethodHandle handle) {
    int parameters = handle.type().parameterCount() - 1;
    this.handle = handle.asSpreader(1, Object[].class, parameters).asType(TYPE);
  }

  /**
   * Calls the method; what it throws is thrown.
   *
   * @param target the object that the other method was called on
   * @param args the arguments of the other method; {@code null} is the same as none
   */
  @Nullable Object call(Object target, @Nullable Object @Nullable [] args) throws Throwable {
    return (Object) handle.invokeExact(target, args);
  }
}
