package io.github.fallback4j.internal.annotation;

import io.github.fallback4j.Probe;
import io.github.fallback4j.internal.type.MethodFamily;
import io.github.fallback4j.internal.type.MethodLabel;
import io.github.fallback4j.internal.type.TypeMethods;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * The annotations that apply to a method. The nearest wins, in this order: the method itself, the
 * methods it overrides, its type and superclasses, their interfaces.
 *
 * @param declaration the dependency it calls, and how
 * @param home the type that carries the annotation
 * @param ofType whether the type is annotated and not the method
 * @param remembering how its answers are remembered; {@code null} if they are not
 */
public record EffectiveAnnotations(
    Declaration declaration,
    Class<?> home,
    boolean ofType,
    @Nullable LastKnownGoodDeclaration remembering) {

  public boolean isEssential() {
    return declaration.essential();
  }

  /** Returns the id of the dependency. */
  public String id() {
    return declaration.id();
  }

  /** Returns the name of the fallback method; empty if there is none. */
  public String fallback() {
    return declaration.fallback();
  }

  /**
   * Returns whether a type inherits the annotation only because its own methods are the fallbacks.
   *
   * @param type the planned type
   */
  public boolean isAnsweredBy(Class<?> type) {
    Class<?> fallbackIn = declaration.fallbackIn();
    return fallbackIn != null
        && fallbackIn.isAssignableFrom(type)
        && !fallbackIn.isAssignableFrom(home);
  }

  /**
   * Finds the annotations that apply to a method.
   *
   * @return {@code null} if none applies
   */
  public static @Nullable EffectiveAnnotations of(TypeMethods members, MethodFamily family) {
    MethodLabel place = new MethodLabel(family.method(), null);
    LastKnownGoodDeclaration remembering = null;
    for (Method each : family.declarations()) {
      if (remembering == null) {
        remembering = LastKnownGoodDeclaration.on(each, place);
      }
      Declaration declaration = Declaration.on(each, place);
      if (declaration != null) {
        return new EffectiveAnnotations(declaration, each.getDeclaringClass(), false, remembering);
      }
    }
    EffectiveAnnotations ofType = ofType(members, family, remembering);
    if (ofType == null && remembering != null) {
      throw place.refused(
          "is annotated @LastKnownGood but not @NonEssential, so remembered answers would never be"
              + " used",
          "add @NonEssential(\"<id of the dependency>\"), or remove @LastKnownGood");
    }
    return ofType;
  }

  private static @Nullable EffectiveAnnotations ofType(
      TypeMethods members, MethodFamily family, @Nullable LastKnownGoodDeclaration remembering) {
    Method method = family.method();
    if (!Modifier.isPublic(method.getModifiers())
        || family.isStatic()
        || family.declarations().stream().anyMatch(each -> each.isAnnotationPresent(Probe.class))
        || TypeMethods.isOfObject(method)) {
      return null;
    }
    for (Class<?> type : members.supertypes()) {
      if (!type.isInterface() || family.belongsTo(type)) {
        MethodLabel place = new MethodLabel(method, null);
        Declaration declaration = Declaration.on(type, place);
        LastKnownGoodDeclaration.requireNone(type, place);
        if (declaration != null) {
          return new EffectiveAnnotations(declaration, type, true, remembering);
        }
      }
    }
    return null;
  }
}
