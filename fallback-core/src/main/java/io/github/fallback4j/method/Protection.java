package io.github.fallback4j.method;

import io.github.fallback4j.InvalidConfigurationException;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates guarding proxies in plain Java. Stateless. */
public final class Protection {
  private static final Logger LOG = LoggerFactory.getLogger("io.github.fallback4j.method");

  private Protection() {}

  /**
   * Guards the annotated methods of an object.
   *
   * @param type the interface that callers use
   * @param target the object to guard
   * @param planner plans its methods
   * @return a proxy that calls the target according to the plans
   * @throws InvalidConfigurationException if the object cannot be proxied, nothing is annotated, or
   *     an annotation is wrong
   */
  public static <T> T of(Class<T> type, T target, MethodPlanner planner) {
    check(type, target);
    Class<?> written = isWritten(target.getClass()) ? target.getClass() : type;
    TypePlan plan = planner.plan(written, ProxyKind.INTERFACE);
    ProtectedObject behind = ProtectedObject.of(type, target, plan);
    if (!behind.isGuarded() && planner.guards()) {
      throw new InvalidConfigurationException(
          "%s cannot be protected: no method of %s is annotated, either there or in %s"
              .formatted(target.getClass().getName(), type.getName(), written.getName()),
          "annotate methods that may be skipped with @NonEssential, others with @Essential");
    }
    plan.warnings().forEach(LOG::warn);
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, behind));
  }

  @SuppressWarnings("ConstantValue") // callers may not be checked for null
  private static void check(Class<?> type, Object target) {
    if (!type.isInterface() || type.isAnnotation() || type.isSealed()) {
      throw new InvalidConfigurationException(
          type.getName()
              + " cannot be protected: it is not an interface that a proxy can implement",
          "name an interface that is not sealed, or guard calls where they are made, with"
              + " Dependency.call");
    }
    if (target == null) {
      throw new InvalidConfigurationException(
          "the object to protect as " + type.getName() + " is null", "pass the object to call");
    }
  }

  /**
   * Returns whether the class has source code. Those of proxies and lambdas have none, so only
   * their interface is read.
   */
  private static boolean isWritten(Class<?> type) {
    return !Proxy.isProxyClass(type) && !type.isHidden() && !type.isSynthetic();
  }
}
