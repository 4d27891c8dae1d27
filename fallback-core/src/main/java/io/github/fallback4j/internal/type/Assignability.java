package io.github.fallback4j.internal.type;

import java.lang.invoke.MethodType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;

/**
 * Checks whether a value of one type can be used where another is required. As strict as the
 * compiler for known types. Raw types and type variables, of which nothing is known, are accepted.
 */
public final class Assignability {
  private Assignability() {}

  /**
   * Returns whether a resolved type can be used as another.
   *
   * @param wanted the required type, or {@code void}
   * @param offered the type of the value, or {@code void}
   */
  public static boolean fits(Type wanted, Type offered) {
    Class<?> to = Generics.erase(wanted);
    Class<?> from = Generics.erase(offered);
    if (to.isPrimitive()) {
      return to == from; // unboxing null would fail in the middle of an outage
    }
    if (from == void.class
        || !to.isAssignableFrom(MethodType.methodType(from).wrap().returnType())) {
      return false;
    }
    if (wanted instanceof ParameterizedType parameterized) {
      return Generics.supertype(offered, to) instanceof ParameterizedType given
          ? contain(parameterized.getActualTypeArguments(), given.getActualTypeArguments())
          : true;
    }
    return !(wanted instanceof GenericArrayType array)
        || !(offered instanceof GenericArrayType given)
        || fits(array.getGenericComponentType(), given.getGenericComponentType());
  }

  private static boolean contain(Type[] wanted, Type[] offered) {
    for (int i = 0; i < wanted.length; i++) {
      if (!contains(wanted[i], offered[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean contains(Type wanted, Type offered) {
    if (wanted instanceof TypeVariable<?> || offered instanceof TypeVariable<?>) {
      return true;
    }
    if (wanted instanceof WildcardType wildcard) {
      for (Type lower : wildcard.getLowerBounds()) {
        if (!fits(offered, lower)) {
          return false;
        }
      }
      return fits(wildcard.getUpperBounds()[0], offered);
    }
    return Generics.erase(wanted) == Generics.erase(offered)
        && !(offered instanceof WildcardType)
        && fits(wanted, offered);
  }
}
