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
   * Starts with the declaration that runs.
   *
   * @param method the nearest declaration
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

  /** Returns the method that runs. */
  public Method method() {
    return declarations.get(0);
  }

  /**
   * Returns the declarations in the source: the method that runs, then the methods it overrides,
   * nearest first.
   */
  public List<Method> declarations() {
    return declarations;
  }

  /** Returns every method that a caller may use to call this one, including bridges. */
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

  /** Returns whether a type declares or inherits it. */
  public boolean belongsTo(Class<?> type) {
    return declarations.stream().anyMatch(each -> each.getDeclaringClass().isAssignableFrom(type));
  }
}
