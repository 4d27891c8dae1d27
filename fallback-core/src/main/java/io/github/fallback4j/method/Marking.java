package io.github.fallback4j.method;

import io.github.fallback4j.Essential;
import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.NonEssential;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import org.jspecify.annotations.Nullable;

/**
 * What the annotations that hold for a method say. The nearest wins: those of the method itself, of
 * what it overrides, of its type and its superclasses, of their interfaces.
 *
 * @param nonEssential its annotation, if it is non-essential
 * @param id the dependency
 * @param home the type whose code holds the annotation
 * @param ofType whether the type is annotated, not the method
 * @param remembering whose answers are remembered how; {@code null} for none
 */
record Marking(
    @Nullable NonEssential nonEssential,
    String id,
    Class<?> home,
    boolean ofType,
    @Nullable Remembering remembering) {

  /**
   * An annotated method.
   *
   * @param settings its annotation
   * @param method where it stands
   */
  record Remembering(LastKnownGood settings, Method method) {}

  boolean isEssential() {
    return nonEssential == null;
  }

  /** The name of the fallback method; empty if there is none. */
  String fallback() {
    return nonEssential == null ? "" : nonEssential.fallback();
  }

  /**
   * Looks for the annotations of a method.
   *
   * @return {@code null} if none holds for it
   */
  static @Nullable Marking of(Members members, MethodFamily family) {
    Remembering remembering = null;
    for (Method declaration : family.declarations()) {
      LastKnownGood memory = declaration.getAnnotation(LastKnownGood.class);
      if (memory != null && remembering == null) {
        remembering = new Remembering(memory, declaration);
      }
      Class<?> home = declaration.getDeclaringClass();
      Marking own = on(declaration, family, home, false, remembering);
      if (own != null) {
        return own;
      }
    }
    Marking ofType = ofType(members, family, remembering);
    if (ofType == null && remembering != null) {
      throw new Place(family.method(), null)
          .refused(
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
        || Members.isOfObject(method)) {
      return null;
    }
    for (Class<?> type : members.supertypes()) {
      if (!type.isInterface() || family.belongsTo(type)) {
        Marking marking = on(type, family, type, true, remembering);
        if (marking != null) {
          return marking;
        }
      }
    }
    return null;
  }

  private static @Nullable Marking on(
      AnnotatedElement element,
      MethodFamily family,
      Class<?> home,
      boolean ofType,
      @Nullable Remembering remembering) {
    NonEssential nonEssential = element.getDeclaredAnnotation(NonEssential.class);
    Essential essential = element.getDeclaredAnnotation(Essential.class);
    if (nonEssential != null && essential != null) {
      throw new Place(family.method(), nonEssential.value())
          .refused(
              "is declared both @NonEssential(\"%s\") and @Essential(\"%s\")%s"
                  .formatted(
                      nonEssential.value(),
                      essential.value(),
                      ofType ? " by its type " + home.getName() : ""),
              "keep @Essential if the application exists for it, otherwise @NonEssential");
    }
    if (nonEssential != null) {
      return new Marking(nonEssential, nonEssential.value(), home, ofType, remembering);
    }
    return essential == null
        ? null
        : new Marking(null, essential.value(), home, ofType, remembering);
  }
}
