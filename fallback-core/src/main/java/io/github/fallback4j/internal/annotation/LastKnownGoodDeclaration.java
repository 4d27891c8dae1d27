package io.github.fallback4j.internal.annotation;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.internal.type.MethodLabel;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of {@link LastKnownGood} for a method. Immutable.
 *
 * @param maxAge the maximum age of an answer, as it was written
 * @param maxEntries the maximum number of remembered keys
 * @param key names of the parameters that make up the key; empty for all of them
 * @param method the annotated method
 */
public record LastKnownGoodDeclaration(
    String maxAge, int maxEntries, List<String> key, Method method) {

  /**
   * Reads the declaration on a method.
   *
   * @param place the method it applies to
   * @return {@code null} if there is none
   * @throws InvalidConfigurationException if there are two annotations
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
   * Refuses the annotation on a type, where only a meta-annotation can put it.
   *
   * @param place a method of the type
   */
  static void requireNone(Class<?> type, MethodLabel place) {
    for (MergedAnnotation each : MergedAnnotation.on(type, LastKnownGood.class)) {
      throw place.refused(
          "belongs to " + type.getName() + ", which is annotated " + each,
          "put that on methods: a type as a whole cannot be remembered");
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
