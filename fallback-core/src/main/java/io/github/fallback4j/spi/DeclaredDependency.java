package io.github.fallback4j.spi;

import io.github.fallback4j.Criticality;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an application declares of one dependency. Immutable.
 *
 * @param id its id
 * @param essential whether it is
 * @param criticality how much it matters; of an essential dependency it means nothing
 * @param source where it was declared first
 * @param operations the annotated methods that call it, in the order they were found; empty if
 *     there are none
 */
public record DeclaredDependency(
    String id,
    boolean essential,
    Criticality criticality,
    Source source,
    List<Operation> operations) {

  /** Copies the operations, so that the entry never changes. */
  public DeclaredDependency {
    operations = List.copyOf(operations);
  }

  /** Where a dependency is declared. */
  public enum Source {
    /** An annotation declares it. */
    ANNOTATION,
    /** Code declares it, with a {@link io.github.fallback4j.DependencySpec}. */
    SPEC
  }

  /**
   * An annotated method that calls the dependency. Immutable.
   *
   * @param type the class or interface whose annotated methods were looked for
   * @param method the method, as the type declares or inherits it
   * @param fallback answers instead; {@code null} for none. If its class is none that the type
   *     inherits from, it is called on another object
   * @param standby does the same by the standby route; {@code null} for none
   * @param idempotent whether it says that its calls may be repeated
   */
  public record Operation(
      Class<?> type,
      Method method,
      @Nullable Method fallback,
      @Nullable Method standby,
      boolean idempotent) {

    /** Type, method and its parameters, like {@code school.Rankings#top(int)}. */
    public String name() {
      return name(type, method);
    }

    /** The fallback, written the same way; {@code null} for none. */
    public @Nullable String fallbackName() {
      return fallback == null ? null : name(fallback.getDeclaringClass(), fallback);
    }

    private static String name(Class<?> type, Method method) {
      return Stream.of(method.getParameterTypes())
          .map(Class::getTypeName)
          .collect(Collectors.joining(",", type.getName() + "#" + method.getName() + "(", ")"));
    }
  }
}
