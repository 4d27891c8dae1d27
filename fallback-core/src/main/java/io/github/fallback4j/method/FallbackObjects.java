package io.github.fallback4j.method;

import io.github.fallback4j.InvalidConfigurationException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Finds the objects of the types that {@code fallbackIn} names, whose methods are fallbacks for
 * methods of other types. Safe for use by many threads.
 */
@FunctionalInterface
public interface FallbackObjects {

  /**
   * Finds the object of a type. Called when a method is planned, which may be too early to create
   * the object.
   *
   * @param type the type that the annotation names
   * @param method names the guarded method, to begin a message with
   * @return supplies an instance of the type; called for each answer
   * @throws InvalidConfigurationException if it is already known that there is no such object, or
   *     more than one
   */
  Supplier<?> of(Class<?> type, String method);

  /**
   * Creates a finder for existing objects.
   *
   * @param objects the objects; none to refuse every type
   */
  static FallbackObjects among(Object... objects) {
    return new GivenObjects(List.of(objects));
  }
}
