package io.github.fallback4j.method;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.internal.reactor.Coroutines;
import io.github.fallback4j.internal.reactor.Suspended;
import io.github.fallback4j.internal.type.Lookups;
import io.github.fallback4j.internal.type.MethodLabel;
import io.github.fallback4j.internal.type.SuspendFunctions;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The object behind a proxy, and how each of its methods is called. Immutable. */
final class ProtectedObject implements InvocationHandler {
  private static final MethodType TYPE = MethodType.methodType(Object.class, Object[].class);

  private final Object target;
  private final Map<Method, Handler> handlers;

  /**
   * How one method is called.
   *
   * @param handle calls it on the target
   * @param plan guards it; {@code null} if it is not guarded
   */
  private record Handler(MethodHandle handle, @Nullable MethodPlan plan) {}

  private ProtectedObject(Object target, Map<Method, Handler> handlers) {
    this.target = target;
    this.handlers = handlers;
  }

  static ProtectedObject of(Class<?> type, Object target, TypePlan plan) {
    Map<Method, Handler> handlers = new HashMap<>();
    for (Method method : type.getMethods()) {
      if (!Modifier.isStatic(method.getModifiers())) {
        handlers.put(method, new Handler(handle(method, target), plan.of(method)));
      }
    }
    return new ProtectedObject(target, Map.copyOf(handlers));
  }

  private static MethodHandle handle(Method method, Object target) {
    try {
      return unreflect(method)
          .asFixedArity()
          .bindTo(target)
          .asSpreader(Object[].class, method.getParameterCount())
          .asType(TYPE);
    } catch (IllegalAccessException closed) {
      String aPackage = method.getDeclaringClass().getPackageName();
      throw new InvalidConfigurationException(
          new MethodLabel(method, null) + " cannot be called: its module does not open its package",
          "open the package in module-info.java: opens " + aPackage + " to io.github.fallback4j");
    }
  }

  /**
   * Uses plain access for public methods, which need no opened package; the JDK's packages are not
   * open.
   */
  private static MethodHandle unreflect(Method method) throws IllegalAccessException {
    try {
      return MethodHandles.publicLookup().unreflect(method);
    } catch (IllegalAccessException notPublic) {
      return Lookups.in(method.getDeclaringClass()).unreflect(method);
    }
  }

  /** Returns whether any method is guarded. */
  boolean isGuarded() {
    return handlers.values().stream().anyMatch(handler -> handler.plan() != null);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, @Nullable Object @Nullable [] args)
      throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return ofObject(method, args);
    }
    Handler handler = Objects.requireNonNull(handlers.get(method));
    MethodHandle handle = handler.handle();
    MethodPlan plan = handler.plan();
    if (plan == null) {
      return (Object) handle.invokeExact(args);
    }
    return plan.suspends()
        ? suspended(plan, handle, args)
        : plan.invoke(target, args, () -> (Object) handle.invokeExact(args));
  }

  private @Nullable Object suspended(
      MethodPlan plan, MethodHandle handle, @Nullable Object @Nullable [] args) throws Throwable {
    Object caller = SuspendFunctions.continuation(args);
    Suspended call =
        continuation -> (Object) handle.invokeExact(SuspendFunctions.goingOn(args, continuation));
    Object answer = plan.invoke(target, args, () -> Coroutines.published(call, caller));
    return Coroutines.awaited((Mono<?>) Objects.requireNonNull(answer), caller);
  }

  private Object ofObject(Method method, @Nullable Object @Nullable [] args) {
    return switch (method.getName()) {
      case "equals" -> target.equals(behind(Objects.requireNonNull(args)[0]));
      case "hashCode" -> target.hashCode();
      default -> target.toString();
    };
  }

  /**
   * Returns the object behind another proxy, because two proxies are equal if their objects are.
   */
  private static @Nullable Object behind(@Nullable Object other) {
    return other != null
            && Proxy.isProxyClass(other.getClass())
            && Proxy.getInvocationHandler(other) instanceof ProtectedObject protectedObject
        ? protectedObject.target
        : other;
  }
}
