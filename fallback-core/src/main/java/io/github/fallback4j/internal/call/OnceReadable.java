package io.github.fallback4j.internal.call;

import java.util.Collection;
import java.util.Enumeration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.Spliterator;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes what is used up by its first reader, like a stream of bytes: a second one would find
 * it empty. Stateless.
 */
public final class OnceReadable {
  /** Types of the libraries that many applications use; subtypes count too. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "org.springframework.core.io.InputStreamResource",
          "org.springframework.core.io.buffer.DataBuffer",
          "io.netty.util.ReferenceCounted");

  private static final ClassValue<Boolean> KNOWN =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return AutoCloseable.class.isAssignableFrom(type)
              || BaseStream.class.isAssignableFrom(type)
              || Iterator.class.isAssignableFrom(type)
              || Enumeration.class.isAssignableFrom(type)
              || Spliterator.class.isAssignableFrom(type)
              || isElsewhere(type);
        }
      };

  private OnceReadable() {}

  private static boolean isElsewhere(@Nullable Class<?> type) {
    if (type == null) {
      return false;
    }
    if (ELSEWHERE.contains(type.getName()) || isElsewhere(type.getSuperclass())) {
      return true;
    }
    for (Class<?> each : type.getInterfaces()) {
      if (isElsewhere(each)) {
        return true;
      }
    }
    return false;
  }

  /** Whether values of a type are; those of another may be all the same. */
  public static boolean is(Class<?> type) {
    return KNOWN.get(type);
  }

  /** Whether a value is one, or holds one: as an {@code Optional}, array or JDK collection. */
  static boolean isOrHolds(Object value) {
    return KNOWN.get(value.getClass()) || holds(value);
  }

  /** Looks at the first element alone: they seldom differ in this. */
  private static boolean holds(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.isPresent() && isOrHolds(optional.get());
    }
    if (value instanceof Object[] array) {
      return array.length > 0 && isOnce(array[0]);
    }
    if (ShallowCopies.isOfJdk(value)) { // others may ask a database for their first element
      if (value instanceof Collection<?> collection) {
        Iterator<?> elements = collection.iterator();
        return elements.hasNext() && isOnce(elements.next());
      }
      if (value instanceof Map<?, ?> map) {
        Iterator<?> values = map.values().iterator();
        return values.hasNext() && isOnce(values.next());
      }
    }
    return false;
  }

  private static boolean isOnce(@Nullable Object element) {
    return element != null && KNOWN.get(element.getClass());
  }
}
