package io.github.fallback4j.internal.annotation;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.internal.type.MethodLabel;
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
public record LastKnownGoodDeclaration(
    String maxAge, int maxEntries, List<String> key, Method method) {

  /**
   * Reads what stands on a method.
   *
   * @param place the method it holds for
   * @return {@code null} if nothing does
   * @throws InvalidConfigurationException if two annotations stand there
   */
  static @Nullable LastKnownGoodDeclaration on(Method method, MethodLabel place) {
    List<MergedAnnotation> all = MergedAnnotation.on(method, LastKnownGood.class);
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
  static void requireNone(Class<?> type, MethodLabel place) {
    for (MergedAnnotation each : MergedAnnotation.on(type, LastKnownGood.class)) {
      throw place.refused(
          "belongs to " + type.getName() + ", which is annotated " + each,
          "put that on methods: a type as a whole remembers nothing");
    }
  }

  private static LastKnownGoodDeclaration of(MergedAnnotation annotation, Method method) {
    return new LastKnownGoodDeclaration(
        (String) annotation.value("maxAge"),
        (int) annotation.value("maxEntries"),
        List.of((String[]) annotation.value("key")),
        method);
  }
}
