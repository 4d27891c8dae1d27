package io.github.fallback4j.method;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.IdentityHashMap;
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

  /**
   * Returns the plan for another object of this type. Answers that it remembers never reach callers
   * of other objects, and go with it.
   */
  public TypePlan forInstance() {
    Map<MethodPlan, MethodPlan> own = new IdentityHashMap<>();
    methods.forEach(plan -> own.put(plan, plan.forInstance()));
    if (own.entrySet().stream().allMatch(each -> each.getKey() == each.getValue())) {
      return this;
    }
    Map<Method, MethodPlan> ownByMethod = new HashMap<>(byMethod);
    ownByMethod.replaceAll((method, plan) -> own.getOrDefault(plan, plan));
    return new TypePlan(type, methods.stream().map(own::get).toList(), ownByMethod, warnings);
  }

  /** Returns the planned type. */
  public Class<?> type() {
    return type;
  }

  /** Returns the plans of all guarded methods. */
  public List<MethodPlan> methods() {
    return methods;
  }

  /** Returns the warnings of all plans, and those about methods without a plan. */
  public List<String> warnings() {
    return warnings;
  }

  /**
   * Returns the plan for an intercepted method.
   *
   * @param invoked the method that the caller used: a method of the type, one that it overrides, or
   *     a bridge to it
   * @return the plan; {@code null} if calls of the method are not guarded
   */
  public @Nullable MethodPlan of(Method invoked) {
    return byMethod.get(invoked);
  }
}
