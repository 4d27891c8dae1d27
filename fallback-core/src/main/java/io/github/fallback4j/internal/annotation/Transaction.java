package io.github.fallback4j.internal.annotation;

import io.github.fallback4j.internal.type.MethodFamily;
import io.github.fallback4j.internal.type.TypeMethods;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The transaction that a method declares. It is read by name, because the core depends on neither
 * Spring nor Jakarta.
 *
 * @param propagation the propagation, like {@code REQUIRED}
 */
public record Transaction(String propagation) {
  private static final String SPRING = "org.springframework.transaction.annotation.Transactional";
  private static final String JAKARTA = "jakarta.transaction.Transactional";
  private static final Set<String> JOINING = Set.of("REQUIRED", "SUPPORTS", "MANDATORY");
  private static final Set<String> WITHOUT = Set.of("NOT_SUPPORTED", "NEVER");

  /** Returns whether a failure of the method would roll back the transaction of its caller. */
  public boolean joinsCaller() {
    return JOINING.contains(propagation);
  }

  /** Returns whether the method may run inside a transaction. */
  public boolean mayBeActive() {
    return !WITHOUT.contains(propagation);
  }

  /**
   * Finds the transaction that a method declares: on itself, on methods it overrides, or on its
   * type.
   *
   * @return {@code null} if it declares none
   */
  static @Nullable Transaction of(TypeMethods members, MethodFamily family) {
    for (Method declaration : family.declarations()) {
      Transaction own = on(declaration);
      if (own != null) {
        return own;
      }
    }
    for (Class<?> type : members.supertypes()) {
      Transaction ofType = on(type);
      if (ofType != null && (!type.isInterface() || family.belongsTo(type))) {
        return ofType;
      }
    }
    return null;
  }

  private static @Nullable Transaction on(AnnotatedElement element) {
    return among(element.getDeclaredAnnotations(), new HashSet<>());
  }

  /** Searches annotations and their meta-annotations. */
  private static @Nullable Transaction among(Annotation[] annotations, Set<Class<?>> seen) {
    for (Annotation annotation : annotations) {
      Class<? extends Annotation> type = annotation.annotationType();
      String name = type.getName();
      if (name.equals(SPRING)) {
        return new Transaction(value(annotation, "propagation"));
      }
      if (name.equals(JAKARTA)) {
        return new Transaction(value(annotation, "value"));
      }
      Transaction composed = seen.add(type) ? among(type.getDeclaredAnnotations(), seen) : null;
      if (composed != null) {
        return composed;
      }
    }
    return null;
  }

  private static String value(Annotation annotation, String attribute) {
    try {
      return String.valueOf(annotation.annotationType().getMethod(attribute).invoke(annotation));
    } catch (ReflectiveOperationException e) {
      return "REQUIRED"; // the default of both
    }
  }
}
