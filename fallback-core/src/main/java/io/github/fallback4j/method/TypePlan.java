package io.github.fallback4j.method;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The plans for the annotated methods of one type. Immutable. */
public final class TypePlan {
  private final Class<?> type;
  private final List<MethodPlan> methods;
  private final Map<Method, MethodPlan> byMethod;
  private final List<String> warnings;

  TypePlan(
      Class<?> type,
      List<MethodPlan> methods,
      Map<Method, MethodPlan> byMethod,
      List<String> warnings) {
    this.type = type;
    this.methods = List.copyOf(methods);
    this.byMethod = Map.copyOf(byMethod);
    this.warnings = List.copyOf(warnings);
  }

  /** The planned type. */
  public Class<?> type() {
    return type;
  }

  /** A plan for each method that has one. */
  public List<MethodPlan> methods() {
    return methods;
  }

  /** The warnings of all methods, and those about methods that have no plan. */
  public List<String> warnings() {
    return warnings;
  }

  /**
   * Returns the plan for an intercepted method.
   *
   * @param invoked as the caller named it: a method of the type, of a supertype or an interface
   *     that it overrides, or a bridge to it
   * @return {@code null} if its calls are not guarded
   */
  public @Nullable MethodPlan of(Method invoked) {
    return byMethod.get(invoked);
  }
}
