package io.github.fallback4j.method;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.LastKnownGood;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@link LastKnownGood} says about a method. Immutable.
 *
 * @param maxAge how old an answer may be, as it was written
 * @param maxEntries how many keys are remembered
 * @param key names of the parameters that make up the key; none for all of them
 * @param method the annotated method
 */
record Remembering(String maxAge, int maxEntries, List<String> key, Method method) {

  /**
   * Reads what stands on a method.
   *
   * @param place the method it holds for
   * @return {@code null} if nothing does
   * @throws InvalidConfigurationException if two annotations stand there
   */
  static @Nullable Remembering on(Method method, Place place) {
    List<Written> all = Written.on(method, LastKnownGood.class);
    if (all.size() > 1) {
      throw place.refused(
          "is annotated both " + all.get(0) + " and " + all.get(1), "keep one of the two");
    }
    return all.isEmpty() ? null : of(all.get(0), method);
  }

  /**
   * Refuses what only an annotation of the application's can bring onto a type.
   *
   * @param place a method of the type
   */
  static void requireNone(Class<?> type, Place place) {
    for (Written each : Written.on(type, LastKnownGood.class)) {
      throw place.refused(
          "belongs to " + type.getName() + ", which is annotated " + each,
          "put that on methods: a type as a whole remembers nothing");
    }
  }

  private static Remembering of(Written annotation, Method method) {
    return new Remembering(
        (String) annotation.value("maxAge"),
        (int) annotation.value("maxEntries"),
        List.of((String[]) annotation.value("key")),
        method);
  }
}
