package io.github.fallback4j.internal.annotation;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.internal.names.NearestNames;
import io.github.fallback4j.internal.type.SourceText;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attribute of another annotation that an attribute overrides, by Spring's {@code @AliasFor}.
 * It is read by name, because the core does not depend on Spring.
 *
 * @param annotation the other annotation
 * @param attribute its attribute
 */
record AttributeAlias(Class<?> annotation, String attribute) {
  private static final String ALIAS_FOR = "org.springframework.core.annotation.AliasFor";

  /** Returns {@code null} if the attribute has no alias in another annotation. */
  static @Nullable AttributeAlias of(Method attribute) {
    for (Annotation each : attribute.getDeclaredAnnotations()) {
      if (each.annotationType().getName().equals(ALIAS_FOR)) {
        Class<?> annotation = (Class<?>) AnnotationAttributes.read(each, "annotation");
        String named = (String) AnnotationAttributes.read(each, "attribute");
        String briefly =
            named.isEmpty() ? (String) AnnotationAttributes.read(each, "value") : named;
        return annotation == Annotation.class
            ? null
            : new AttributeAlias(annotation, briefly.isEmpty() ? attribute.getName() : briefly);
      }
    }
    return null;
  }

  boolean isFor(Method attribute) {
    return attribute.getDeclaringClass() == annotation
        && attribute.getName().equals(this.attribute);
  }

  /**
   * Refuses an alias for a missing attribute.
   *
   * @param source the attribute that carries the alias
   */
  void check(Method source) {
    List<Method> attributes = List.of(annotation.getDeclaredMethods());
    if (attributes.stream()
        .noneMatch(each -> isFor(each) && each.getReturnType() == source.getReturnType())) {
      String type = SourceText.type(source.getGenericReturnType());
      throw new InvalidConfigurationException(
          "@%s.%s() is an alias for '%s' of @%s, which has no such attribute of type %s%s"
              .formatted(
                  source.getDeclaringClass().getSimpleName(),
                  source.getName(),
                  attribute,
                  annotation.getSimpleName(),
                  type,
                  NearestNames.hint(attribute, names(attributes))),
          "name an attribute of @" + annotation.getSimpleName() + " and give both the same type");
    }
  }

  private static List<String> names(List<Method> attributes) {
    return attributes.stream().map(Method::getName).sorted().toList();
  }
}
