package io.github.fallback4j.internal.type;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;

/** One method of a type, in all its declarations. */
public final class MethodFamily {
  private final List<Method> declarations = new ArrayList<>();
  private final List<Method> bridges = new ArrayList<>();

  /**
   * Begins with the declaration that runs.
   *
   * @param method the nearest
   */
  MethodFamily(Method method) {
    declarations.add(method);
  }

  void addOverridden(Method method) {
    declarations.add(method);
  }

  void addBridge(Method bridge) {
    bridges.add(bridge);
  }

  /** The method that runs. */
  public Method method() {
    return declarations.get(0);
  }

  /** What was written: the method that runs, then what it overrides, nearest first. */
  public List<Method> declarations() {
    return declarations;
  }

  /** Every method that a caller may name to call this one: also what the compiler made. */
  public List<Method> all() {
    List<Method> all = new ArrayList<>(declarations);
    all.addAll(bridges);
    return all;
  }

  public String name() {
    return method().getName();
  }

  public boolean isStatic() {
    return Modifier.isStatic(method().getModifiers());
  }

  public boolean isPrivate() {
    return Modifier.isPrivate(method().getModifiers());
  }

  public boolean isInInterface() {
    return declarations.stream().anyMatch(each -> each.getDeclaringClass().isInterface());
  }

  /** Whether a type declares or inherits it. */
  public boolean belongsTo(Class<?> type) {
    return declarations.stream().anyMatch(each -> each.getDeclaringClass().isAssignableFrom(type));
  }
}
