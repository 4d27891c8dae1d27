package io.github.fallback4j.method;

import io.github.fallback4j.InvalidConfigurationException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Where the objects are whose methods answer for those of other types: what {@code fallbackIn}
 * names. Safe for use by many threads.
 */
@FunctionalInterface
public interface FallbackObjects {

  /**
   * Looks for the object of a type. Asked when a method is planned, which may be too early to make
   * the object.
   *
   * @param type as the annotation names it
   * @param method names the method that asks, to begin a message with
   * @return supplies an instance of the type, at the first answer and at each later one
   * @throws InvalidConfigurationException if it is known already that there is none, or not which
   */
  Supplier<?> of(Class<?> type, String method);

  /**
   * Looks among objects that are there already.
   *
   * @param objects none, to refuse whatever is asked for
   */
  static FallbackObjects among(Object... objects) {
    return new GivenObjects(List.of(objects));
  }
}
