package io.github.fallback4j.method;

import io.github.fallback4j.Probe;
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
record Marking(
    Declaration declaration, Class<?> home, boolean ofType, @Nullable Remembering remembering) {

  boolean isEssential() {
    return declaration.essential();
  }

  /** The dependency. */
  String id() {
    return declaration.id();
  }

  /** The name of the fallback method; empty if there is none. */
  String fallback() {
    return declaration.fallback();
  }

  /**
   * Whether a type inherits the annotation only because its own methods are to answer instead.
   *
   * @param type the planned one
   */
  boolean isAnsweredBy(Class<?> type) {
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
  static @Nullable Marking of(Members members, MethodFamily family) {
    Place place = new Place(family.method(), null);
    Remembering remembering = null;
    for (Method each : family.declarations()) {
      if (remembering == null) {
        remembering = Remembering.on(each, place);
      }
      Declaration declaration = Declaration.on(each, place);
      if (declaration != null) {
        return new Marking(declaration, each.getDeclaringClass(), false, remembering);
      }
    }
    Marking ofType = ofType(members, family, remembering);
    if (ofType == null && remembering != null) {
      throw place.refused(
          "is annotated @LastKnownGood but not @NonEssential, so nothing would ever ask for"
              + " what it remembers",
          "add @NonEssential(\"<id of the dependency>\"), or remove @LastKnownGood");
    }
    return ofType;
  }

  private static @Nullable Marking ofType(
      Members members, MethodFamily family, @Nullable Remembering remembering) {
    Method method = family.method();
    if (!Modifier.isPublic(method.getModifiers())
        || family.isStatic()
        || family.declarations().stream().anyMatch(each -> each.isAnnotationPresent(Probe.class))
        || Members.isOfObject(method)) {
      return null;
    }
    for (Class<?> type : members.supertypes()) {
      if (!type.isInterface() || family.belongsTo(type)) {
        Place place = new Place(method, null);
        Declaration declaration = Declaration.on(type, place);
        Remembering.requireNone(type, place);
        if (declaration != null) {
          return new Marking(declaration, type, true, remembering);
        }
      }
    }
    return null;
  }
}
