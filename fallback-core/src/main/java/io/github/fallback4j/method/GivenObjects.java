package io.github.fallback4j.method;

import io.github.fallback4j.InvalidConfigurationException;
import java.util.List;
import java.util.function.Supplier;

/**
 * Finds fallbacks among given objects.
 *
 * @param objects the objects, of different types
 */
record GivenObjects(List<Object> objects) implements FallbackObjects {

  @Override
  public Supplier<?> of(Class<?> type, String method) {
    List<Object> fitting = objects.stream().filter(type::isInstance).toList();
    if (fitting.size() != 1) {
      throw new InvalidConfigurationException(
          "%s names fallbackIn = %s, but %s passed of that type"
              .formatted(
                  method,
                  type.getName(),
                  fitting.isEmpty() ? "no object was" : fitting.size() + " objects were"),
          "pass exactly one, with Dependencies.protect(type, target, fallback), or name a method of"
              + " its own type");
    }
    Object only = fitting.get(0);
    return () -> only;
  }
}
