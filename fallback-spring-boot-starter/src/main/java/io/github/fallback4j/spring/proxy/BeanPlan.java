package io.github.fallback4j.spring.proxy;

import io.github.fallback4j.method.MethodPlan;
import io.github.fallback4j.method.TypePlan;
import java.lang.reflect.Method;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The plans for one bean. Immutable.
 *
 * @param guards whether to apply them; {@code false} if there are none or the library is disabled
 * @param first the plan for its class, or for its interface if no class implements it
 * @param others the plans for other interfaces that only its proxy implements
 */
record BeanPlan(boolean guards, TypePlan first, List<TypePlan> others) {

  static BeanPlan of(boolean enabled, List<TypePlan> types) {
    boolean guards = enabled && types.stream().anyMatch(type -> !type.methods().isEmpty());
    return new BeanPlan(guards, types.get(0), List.copyOf(types.subList(1, types.size())));
  }

  /** Returns the plans for one instance of several, whose remembered answers are its own. */
  BeanPlan forInstance() {
    return new BeanPlan(
        guards, first.forInstance(), others.stream().map(TypePlan::forInstance).toList());
  }

  @Nullable MethodPlan of(Method invoked) {
    MethodPlan plan = first.of(invoked);
    for (int i = 0; plan == null && i < others.size(); i++) {
      plan = others.get(i).of(invoked);
    }
    return plan;
  }

  Stream<TypePlan> types() {
    return Stream.concat(Stream.of(first), others.stream());
  }
}
