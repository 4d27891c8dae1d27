package io.github.fallback4j.internal.type;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The methods of a type, including inherited and hidden ones, except those of {@link Object}. */
public final class TypeMethods {
  private final Class<?> type;
  private final Generics generics;
  private final List<Class<?>> supertypes;
  private final Map<Signature, MethodFamily> families = new LinkedHashMap<>();

  /**
   * The key of methods that override each other: name and parameters, and the owner of a method
   * that is not inherited.
   */
  private record Signature(String name, List<Class<?>> parameters, @Nullable Class<?> owner) {}

  public TypeMethods(Class<?> type) {
    this.type = type;
    this.generics = new Generics(type);
    this.supertypes = supertypes(type);
    List<Method> bridges = new ArrayList<>();
    for (Class<?> each : supertypes) {
      for (Method method : declared(each)) {
        if (method.isSynthetic()) {
          bridges.add(method);
        } else {
          add(method);
        }
      }
    }
    bridges.forEach(this::addBridge);
  }

  private void add(Method method) {
    int modifiers = method.getModifiers();
    boolean inherited = !Modifier.isPrivate(modifiers) && !Modifier.isStatic(modifiers);
    Signature signature =
        new Signature(
            method.getName(),
            List.of(parameters(method)),
            inherited ? null : method.getDeclaringClass());
    MethodFamily family = families.get(signature);
    if (family == null) {
      families.put(signature, new MethodFamily(method));
    } else if (isOverridden(method, family.method())) {
      family.addOverridden(method);
    } else {
      families.put(
          new Signature(signature.name(), signature.parameters(), method.getDeclaringClass()),
          new MethodFamily(method));
    }
  }

  /** A method that is visible in its package is overridden there only (JLS 8.4.8.1). */
  private static boolean isOverridden(Method method, Method by) {
    int visible = Modifier.PUBLIC | Modifier.PROTECTED | Modifier.PRIVATE;
    return (method.getModifiers() & visible) != 0
        || method
            .getDeclaringClass()
            .getPackageName()
            .equals(by.getDeclaringClass().getPackageName());
  }

  /** Adds a bridge to the family of the method that it overrides, which has the same signature. */
  private void addBridge(Method bridge) {
    for (MethodFamily family : families.values()) {
      for (Method declaration : family.declarations()) {
        if (declaration.getName().equals(bridge.getName())
            && Arrays.equals(declaration.getParameterTypes(), bridge.getParameterTypes())) {
          family.addBridge(bridge);
          return;
        }
      }
    }
  }

  public Class<?> type() {
    return type;
  }

  /**
   * Returns whether it is an interface, or the class of a proxy for interfaces, so that no written
   * class is behind it.
   */
  public boolean isWithoutClass() {
    return type.isInterface() || Proxy.isProxyClass(type);
  }

  public Generics generics() {
    return generics;
  }

  /**
   * Returns the type itself, its superclasses, then its interfaces, each before those it extends.
   */
  public List<Class<?>> supertypes() {
    return supertypes;
  }

  public Collection<MethodFamily> families() {
    return families.values();
  }

  public Class<?>[] parameters(Method method) {
    return generics.raw(method.getGenericParameterTypes());
  }

  /** Returns the methods that a type declares, in an order that is the same in each run. */
  public static List<Method> declared(Class<?> type) {
    Method[] methods = type.getDeclaredMethods();
    Arrays.sort(methods, Comparator.comparing(Method::getName).thenComparing(Method::toString));
    return List.of(methods);
  }

  public static List<Class<?>> supertypes(Class<?> type) {
    List<Class<?>> all = new ArrayList<>();
    Set<Class<?>> interfaces = new LinkedHashSet<>();
    for (Class<?> each = type; each != null && each != Object.class; each = each.getSuperclass()) {
      if (each != Proxy.class && !Proxy.isProxyClass(each)) { // proxy classes are generated
        all.add(each);
      }
      addInterfaces(each, interfaces);
    }
    all.addAll(interfaces);
    return all;
  }

  private static void addInterfaces(Class<?> type, Set<Class<?>> interfaces) {
    for (Class<?> each : type.getInterfaces()) {
      interfaces.remove(each); // moves it behind the interfaces that extend it
      interfaces.add(each);
      addInterfaces(each, interfaces);
    }
  }

  /** Returns whether {@link Object} declares the method. */
  public static boolean isOfObject(Method method) {
    return Arrays.stream(Object.class.getDeclaredMethods())
        .anyMatch(
            each ->
                each.getName().equals(method.getName())
                    && Arrays.equals(each.getParameterTypes(), method.getParameterTypes()));
  }
}
