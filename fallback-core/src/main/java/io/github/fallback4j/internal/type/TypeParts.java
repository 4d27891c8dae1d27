package io.github.fallback4j.internal.type;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.stream.Stream;

/** The classes that a type is written with. Stateless. */
public final class TypeParts {
  private TypeParts() {}

  /**
   * Returns the classes in a type: of {@code Optional<List<Lesson[]>>} these are {@code Optional},
   * {@code List} and {@code Lesson}.
   *
   * @param type a resolved type; variables that are still in it have no part
   */
  public static Stream<Class<?>> of(Type type) {
    if (type instanceof Class<?> known) {
      return known.isArray() ? of(known.getComponentType()) : Stream.of(known);
    }
    if (type instanceof ParameterizedType parameterized) {
      return Stream.concat(
          of(parameterized.getRawType()),
          Arrays.stream(parameterized.getActualTypeArguments()).flatMap(TypeParts::of));
    }
    if (type instanceof GenericArrayType array) {
      return of(array.getGenericComponentType());
    }
    return type instanceof WildcardType wildcard
        ? of(wildcard.getUpperBounds()[0])
        : Stream.empty();
  }
}
