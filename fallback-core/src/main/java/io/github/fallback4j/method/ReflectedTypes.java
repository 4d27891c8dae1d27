package io.github.fallback4j.method;

import io.github.fallback4j.Essential;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.internal.annotation.MergedAnnotation;
import io.github.fallback4j.internal.type.TypeMethods;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Finds the types whose methods a plan uses by reflection, for integrations that must register them
 * ahead of time. Stateless.
 */
public final class ReflectedTypes {
  private ReflectedTypes() {}

  /**
   * Returns the types that a plan for a type reads.
   *
   * @param type a class or interface, as in the source
   * @return the type, the types that {@code fallbackIn} names, the supertypes of all these, and the
   *     annotations; empty if nothing is annotated
   * @throws InvalidConfigurationException if an annotation built on ours has an alias for a missing
   *     attribute
   */
  public static Set<Class<?>> of(Class<?> type) {
    Set<Class<?>> reflected = new LinkedHashSet<>();
    Collection<Class<?>> supertypes = TypeMethods.supertypes(type);
    for (Class<?> each : supertypes) {
      addNamedBy(each, reflected);
      TypeMethods.declared(each).forEach(method -> addNamedBy(method, reflected));
    }
    if (!reflected.isEmpty()) {
      reflected.addAll(supertypes);
      reflected.removeIf(each -> each.getName().startsWith("java."));
    }
    return reflected;
  }

  private static void addNamedBy(AnnotatedElement element, Set<Class<?>> reflected) {
    for (MergedAnnotation written : MergedAnnotation.on(element, NonEssential.class)) {
      addPath(written, reflected);
      Class<?> fallbackIn = (Class<?>) written.value("fallbackIn");
      if (fallbackIn != void.class) {
        reflected.addAll(TypeMethods.supertypes(fallbackIn));
      }
    }
    MergedAnnotation.on(element, Essential.class).forEach(written -> addPath(written, reflected));
    MergedAnnotation.on(element, LastKnownGood.class)
        .forEach(written -> addPath(written, reflected));
  }

  private static void addPath(MergedAnnotation written, Set<Class<?>> reflected) {
    written.path().stream().map(Annotation::annotationType).forEach(reflected::add);
  }
}
