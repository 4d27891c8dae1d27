package io.github.fallback4j.internal.type;

import static java.util.Map.entry;

import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The empty values of types, such as an empty list. */
public final class EmptyValues {
  private static final Map<Class<?>, Supplier<?>> KNOWN =
      Map.ofEntries(
          entry(Optional.class, Optional::empty),
          entry(OptionalInt.class, OptionalInt::empty),
          entry(OptionalLong.class, OptionalLong::empty),
          entry(OptionalDouble.class, OptionalDouble::empty),
          entry(Iterable.class, Collections::emptyList),
          entry(Collection.class, Collections::emptyList),
          entry(List.class, Collections::emptyList),
          entry(Set.class, Collections::emptySet),
          entry(SortedSet.class, Collections::emptySortedSet),
          entry(NavigableSet.class, Collections::emptyNavigableSet),
          entry(Map.class, Collections::emptyMap),
          entry(SortedMap.class, Collections::emptySortedMap),
          entry(NavigableMap.class, Collections::emptyNavigableMap),
          entry(Iterator.class, Collections::emptyIterator),
          entry(ListIterator.class, Collections::emptyListIterator),
          entry(Stream.class, Stream::empty),
          entry(IntStream.class, IntStream::empty),
          entry(LongStream.class, LongStream::empty),
          entry(DoubleStream.class, DoubleStream::empty));

  private EmptyValues() {}

  /**
   * Returns a supplier of a type's empty value. It supplies a new value each time if the value can
   * be used only once.
   *
   * @param type a resolved type
   * @param nullable whether {@code null} is allowed as an empty value
   * @return {@code null} if there is no such value
   */
  public static @Nullable Supplier<? extends @Nullable Object> of(Type type, boolean nullable) {
    Class<?> raw = Generics.erase(type);
    if (raw == void.class || raw == Void.class) {
      return () -> null;
    }
    if (raw.isArray() && !isOfUnknown(type)) {
      Object empty = Array.newInstance(raw.getComponentType(), 0);
      return () -> empty;
    }
    Supplier<?> known = type instanceof TypeVariable<?> ? null : KNOWN.get(raw);
    if (known != null) {
      return known;
    }
    return nullable && !raw.isPrimitive() ? () -> null : null;
  }

  /**
   * Returns a supplier of the empty value of what a stage or future holds.
   *
   * @param type the resolved type of the stage or future
   * @param nullable whether it may complete with {@code null}
   * @return {@code null} if there is no such value
   */
  public static @Nullable Supplier<? extends @Nullable Object> ofElement(
      Type type, boolean nullable) {
    Type element =
        type instanceof ParameterizedType parameterized
            ? parameterized.getActualTypeArguments()[0]
            : Object.class;
    return of(element, nullable);
  }

  private static boolean isOfUnknown(Type type) {
    return type instanceof GenericArrayType array
        && (array.getGenericComponentType() instanceof TypeVariable<?>
            || isOfUnknown(array.getGenericComponentType()));
  }
}
