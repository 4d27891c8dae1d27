package io.github.fallback4j.method;

import io.github.fallback4j.InvalidConfigurationException;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a proxy before an object, in plain Java. Stateless. */
public final class Protection {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.method");

  private Protection() {}

  /**
   * Guards the annotated methods of an object.
   *
   * @param type the interface through which it is called
   * @param target the object
   * @param planner plans its methods
   * @return an object that calls the target as the plans say
   * @throws InvalidConfigurationException if that cannot be, if nothing is annotated, or if an
   *     annotation does not fit
   */
  public static <T> T of(Class<T> type, T target, MethodPlanner planner) {
    check(type, target);
    Class<?> written = isWritten(target.getClass()) ? target.getClass() : type;
    TypePlan plan = planner.plan(written, ProxyKind.INTERFACE);
    ProtectedObject behind = ProtectedObject.of(type, target, plan);
    if (!behind.isGuarded()) {
      throw new InvalidConfigurationException(
          "%s is not to be protected: no method of %s is annotated, there or in %s"
              .formatted(target.getClass().getName(), type.getName(), written.getName()),
          "annotate what may be skipped with @NonEssential, what may not with @Essential");
    }
    plan.warnings().forEach(LOG::warn);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, behind));
  }

  @SuppressWarnings("ConstantValue") // callers may not be checked for null
  private static void check(Class<?> type, Object target) {
    if (!type.isInterface() || type.isAnnotation() || type.isSealed()) {
      throw new InvalidConfigurationException(
          type.getName() + " cannot be protected: it is no interface that a proxy can implement",
          "name an interface that is not sealed, or guard calls where they are made, with"
              + " Dependency.call");
    }
    if (target == null) {
      throw new InvalidConfigurationException(
          "null is to be protected as " + type.getName(),
          "hand in the object that is to be called");
    }
  }

  /** Nobody wrote the classes of proxies and lambdas: their interface says all there is. */
  private static boolean isWritten(Class<?> type) {
    return !Proxy.isProxyClass(type) && !type.isHidden() && !type.isSynthetic();
  }
}
