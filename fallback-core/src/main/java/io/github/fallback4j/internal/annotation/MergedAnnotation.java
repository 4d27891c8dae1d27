package io.github.fallback4j.internal.annotation;

import static java.util.stream.Collectors.joining;

import io.github.fallback4j.InvalidConfigurationException;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One of our annotations as it applies to a method or type: written there directly, or as a
 * meta-annotation at any depth. An annotation nearer to the method overrides attributes of the same
 * name and type, and those that it has an {@link AttributeAlias} for.
 *
 * @param path from the annotation that is written there to ours; one element if ours is written
 *     there
 */
public record MergedAnnotation(List<Annotation> path) {

  /**
   * Finds every path from an element to an annotation.
   *
   * @throws InvalidConfigurationException if an alias on the path refers to a missing attribute
   */
  public static List<MergedAnnotation> on(
      AnnotatedElement element, Class<? extends Annotation> ours) {
    List<MergedAnnotation> found = new ArrayList<>();
    collect(element, ours, List.of(), found);
    return found;
  }

  private static void collect(
      AnnotatedElement element,
      Class<? extends Annotation> ours,
      List<Annotation> before,
      List<MergedAnnotation> found) {
    for (Annotation each : element.getDeclaredAnnotations()) {
      Class<? extends Annotation> type = each.annotationType();
      List<Annotation> path = new ArrayList<>(before);
      path.add(each);
      if (type == ours) {
        MergedAnnotation written = new MergedAnnotation(path);
        written.checkAliases();
        found.add(written);
      } else if (!isOfJava(type) && before.stream().noneMatch(b -> b.annotationType() == type)) {
        collect(type, ours, path, found);
      }
    }
  }

  /** Java's own annotations are skipped: none is built on ours, and some annotate themselves. */
  private static boolean isOfJava(Class<?> type) {
    return type.getName().startsWith("java.");
  }

  private void checkAliases() {
    for (Annotation each : path.subList(0, path.size() - 1)) {
      for (Method attribute : each.annotationType().getDeclaredMethods()) {
        AttributeAlias alias = AttributeAlias.of(attribute);
        if (alias != null
            && path.stream().anyMatch(p -> p.annotationType() == alias.annotation())) {
          alias.check(attribute);
        }
      }
    }
  }

  /** Returns whether it is a meta-annotation of an annotation of the application. */
  boolean isComposed() {
    return path.size() > 1;
  }

  /** Returns the effective value of an attribute of our annotation. */
  public Object value(String attribute) {
    int last = path.size() - 1;
    return value(last, AnnotationAttributes.of(path.get(last).annotationType(), attribute));
  }

  private Object value(int position, Method attribute) {
    for (int i = 0; i < position; i++) {
      Method override = override(path.get(i), attribute);
      if (override != null) {
        return value(i, override);
      }
    }
    return AnnotationAttributes.read(path.get(position), attribute);
  }

  private static @Nullable Method override(Annotation nearer, Method attribute) {
    Method sameName = null;
    for (Method each : nearer.annotationType().getDeclaredMethods()) {
      AttributeAlias alias = AttributeAlias.of(each);
      if (alias != null && alias.isFor(attribute)) {
        return each;
      }
      if (alias == null
          && each.getName().equals(attribute.getName())
          && each.getReturnType() == attribute.getReturnType()) {
        sameName = each;
      }
    }
    return sameName;
  }

  /** Returns the path for messages, like {@code @Decorative → @NonEssential}. */
  @Override
  public String toString() {
    return path.stream()
        .map(each -> "@" + each.annotationType().getSimpleName())
        .collect(joining(" → "));
  }
}
