package io.github.fallback4j.method;

import io.github.fallback4j.internal.reactor.Suspended;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** A standby method that is ready to be called. Safe for use by many threads. */
final class StandbyMethod {
  private static final MethodType TYPE =
      MethodType.methodType(Object.class, Object.class, Object[].class);

  private static final MethodType SUSPENDING_TYPE = TYPE.insertParameterTypes(0, Object.class);

  private final Method method;
  private final MethodHandle handle;
  private final boolean suspends;

  /**
   * Creates the standby from a method handle.
   *
   * @param method the method
   * @param handle takes the object and the parameters; a continuation before them if it suspends
   * @param suspends whether it is a suspend function
   */
  StandbyMethod(Method method, MethodHandle handle, boolean suspends) {
    this.method = method;
    int first = suspends ? 2 : 1;
    int parameters = handle.type().parameterCount() - first;
    this.handle =
        handle
            .asSpreader(first, Object[].class, parameters)
            .asType(suspends ? SUSPENDING_TYPE : TYPE);
    this.suspends = suspends;
  }

  /** Returns the standby method. */
  Method method() {
    return method;
  }

  /**
   * Calls the standby method. Its exceptions reach the caller.
   *
   * @param target the object that the guarded method was called on
   * @param args the arguments of the guarded method; {@code null} for none
   * @return its answer; a {@link Suspended} if it suspends
   */
  @Nullable Object call(Object target, @Nullable Object @Nullable [] args) throws Throwable {
    return suspends
        ? (Suspended) continuation -> (Object) handle.invokeExact(continuation, target, args)
        : (Object) handle.invokeExact(target, args);
  }
}
