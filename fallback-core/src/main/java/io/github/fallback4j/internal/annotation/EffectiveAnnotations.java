package io.github.fallback4j.internal.annotation;

import io.github.fallback4j.Probe;
import io.github.fallback4j.internal.type.MethodFamily;
import io.github.fallback4j.internal.type.MethodLabel;
import io.github.fallback4j.internal.type.TypeMethods;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations that hold for a method say. The nearest wins: those of the method itself, of
 * what it overrides, of its type and its superclasses, of their interfaces.
 *
 * @param declaration which dependency it calls and how
 * @param home the type whose code holds the annotation
 * @param ofType whether the type is annotated, not the method
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

  /** The dependency. */
  public String id() {
    return declaration.id();
  }

  /** The name of the fallback method; empty if there is none. */
  public String fallback() {
    return declaration.fallback();
  }

  /**
   * Whether a type inherits the annotation only because its own methods are to answer instead.
   *
   * @param type the planned one
   */
  public boolean isAnsweredBy(Class<?> type) {
    Class<?> fallbackIn = declaration.fallbackIn();
    return fallbackIn != null
        && fallbackIn.isAssignableFrom(type)
        && !fallbackIn.isAssignableFrom(home);
  }

  /**
   * Looks for the annotations of a method.
   *
   * @return {@code null} if none holds for it
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
          "is annotated @LastKnownGood but not @NonEssential, so nothing would ever ask for"
              + " what it remembers",
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
