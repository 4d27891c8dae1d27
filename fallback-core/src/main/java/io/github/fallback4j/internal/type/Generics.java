package io.github.fallback4j.internal.type;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The type arguments of a type's supertypes, as seen from the type. Immutable. */
public final class Generics {
  private final Map<TypeVariable<?>, Type> bindings = new HashMap<>();

  /**
   * Reads the supertypes of a type.
   *
   * @param type a class, or a parameterized type
   */
  Generics(Type type) {
    bind(type);
  }

  private void bind(@Nullable Type type) {
    if (type instanceof ParameterizedType parameterized) {
      TypeVariable<?>[] variables = erase(parameterized).getTypeParameters();
      Type[] arguments = parameterized.getActualTypeArguments();
      for (int i = 0; i < variables.length; i++) {
        bindings.putIfAbsent(variables[i], resolve(arguments[i]));
      }
    }
    if (type != null) {
      Class<?> raw = erase(type);
      bind(raw.getGenericSuperclass());
      for (Type each : raw.getGenericInterfaces()) {
        bind(each);
      }
    }
  }

  /** Returns a type with its known type variables replaced. */
  public Type resolve(Type type) {
    if (type instanceof TypeVariable<?> variable) {
      return bindings.getOrDefault(variable, variable);
    }
    if (type instanceof ParameterizedType parameterized) {
      return new Parameterized(erase(type), resolve(parameterized.getActualTypeArguments()));
    }
    if (type instanceof GenericArrayType array) {
      Type component = resolve(array.getGenericComponentType());
      return component instanceof Class<?> known ? known.arrayType() : new ArrayOf(component);
    }
    if (type instanceof WildcardType wildcard) {
      return new Wildcard(resolve(wildcard.getUpperBounds()), resolve(wildcard.getLowerBounds()));
    }
    return type;
  }

  private Type[] resolve(Type[] types) {
    return Arrays.stream(types).map(this::resolve).toArray(Type[]::new);
  }

  /** Returns the run-time class of a type; variables are resolved as far as possible. */
  public Class<?> raw(Type type) {
    return erase(resolve(type));
  }

  /** Returns the run-time classes of types. */
  public Class<?>[] raw(Type[] types) {
    return Arrays.stream(types).map(this::raw).toArray(Class<?>[]::new);
  }

  /** Returns the run-time class of a type. */
  public static Class<?> erase(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      return erase(parameterized.getRawType());
    }
    if (type instanceof GenericArrayType array) {
      return Array.newInstance(erase(array.getGenericComponentType()), 0).getClass();
    }
    if (type instanceof WildcardType wildcard) {
      return erase(wildcard.getUpperBounds()[0]);
    }
    if (type instanceof TypeVariable<?> variable) {
      return erase(variable.getBounds()[0]);
    }
    return (Class<?>) type;
  }

  /**
   * Returns a supertype with the arguments that a class or parameterized type gives it; the class
   * itself if it is raw.
   */
  static Type supertype(Type type, Class<?> wanted) {
    Class<?> raw = erase(type);
    if (raw == wanted) {
      return type;
    }
    if (type instanceof Class<?> && raw.getTypeParameters().length > 0) {
      return wanted;
    }
    TypeVariable<?>[] variables = wanted.getTypeParameters();
    Type[] arguments = new Generics(type).resolve(variables);
    return Arrays.equals(variables, arguments) ? wanted : new Parameterized(wanted, arguments);
  }

  private record Parameterized(Class<?> raw, Type[] arguments) implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return arguments;
    }

    @Override
    public Type getRawType() {
      return raw;
    }

    @Override
    public @Nullable Type getOwnerType() {
      return raw.getDeclaringClass();
    }
  }

  private record ArrayOf(Type component) implements GenericArrayType {
    @Override
    public Type getGenericComponentType() {
      return component;
    }
  }

  private record Wildcard(Type[] upper, Type[] lower) implements WildcardType {
    @Override
    public Type[] getUpperBounds() {
      return upper;
    }

    @Override
    public Type[] getLowerBounds() {
      return lower;
    }
  }
}
