package io.github.fallback4j.method;

import io.github.fallback4j.internal.type.MethodFamily;
import io.github.fallback4j.internal.type.MethodLabel;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;

/** Checks whether calls of a method can be intercepted. */
final class Interception {
  private Interception() {}

  /**
   * Refuses a method whose annotation would have no effect.
   *
   * @param type the planned type
   * @param family the method
   * @param kind how calls are intercepted
   */
  static void check(MethodLabel place, Class<?> type, MethodFamily family, ProxyKind kind) {
    Method method = family.method();
    if (family.isPrivate()) {
      throw place.refused(
          "is private, so calls of it cannot be intercepted",
          "make it public, or annotate the method through which other objects call it");
    }
    if (family.isStatic()) {
      throw place.refused(
          "is static, so calls of it cannot be intercepted", "make it an instance method");
    }
    if (kind == ProxyKind.INTERFACE && !family.isInInterface()) {
      throw place.refused(
          "is in no interface of " + type.getName() + ", which is proxied by its interfaces",
          Modifier.isFinal(type.getModifiers())
              ? "declare it in an interface, or make the class non-final (in Kotlin open)"
              : "declare it in an interface, or proxy by class (spring.aop.proxy-target-class=true)");
    }
    if (kind == ProxyKind.CLASS && Modifier.isFinal(type.getModifiers())) {
      throw place.refused(
          "belongs to the final class " + type.getName() + ", which cannot be proxied",
          "make the class non-final (in Kotlin open), or let it implement an interface that declares"
              + " the method: beans of final classes are proxied by their interfaces");
    }
    if (kind == ProxyKind.CLASS && Modifier.isFinal(method.getModifiers())) {
      throw place.refused(
          "is final, so calls of it cannot be intercepted", "make it non-final (in Kotlin open)");
    }
  }
}
