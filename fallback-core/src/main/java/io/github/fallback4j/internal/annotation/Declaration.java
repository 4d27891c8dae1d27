package io.github.fallback4j.internal.annotation;

import io.github.fallback4j.Criticality;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.DependencySpecBuilder;
import io.github.fallback4j.Essential;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.internal.type.MethodLabel;
import io.github.fallback4j.settings.DependencySettings;
import io.github.fallback4j.settings.StandbySettings;
import java.lang.reflect.AnnotatedElement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The attributes of {@link NonEssential} or {@link Essential} for a method, whether that is written
 * there or is a meta-annotation. Attributes that only one of the two has are at their defaults in
 * the other. Immutable.
 *
 * @param essential whether it is {@link Essential}
 * @param id id of the dependency
 * @param fallback name of the fallback method; empty for none
 * @param fallbackIn the type of the fallback method; {@code null} for the method's own type
 * @param standby name of the standby method; empty for none
 * @param criticality from which level on the call is dropped
 * @param passThrough exceptions that are answers and not faults
 * @param faultsOnly the only exceptions that are faults; empty for all
 * @param faultsExcept exceptions that are not faults
 * @param idempotent whether calling twice has the same effect as calling once
 * @param written the annotations that it was read from, for messages
 */
public record Declaration(
    boolean essential,
    String id,
    String fallback,
    @Nullable Class<?> fallbackIn,
    String standby,
    Criticality criticality,
    List<Class<? extends Throwable>> passThrough,
    List<Class<? extends Throwable>> faultsOnly,
    List<Class<? extends Throwable>> faultsExcept,
    boolean idempotent,
    String written) {

  /**
   * Reads the declaration on a method or type.
   *
   * @param place the method it applies to
   * @return {@code null} if there is none
   * @throws InvalidConfigurationException if there are two declarations, or an annotation of the
   *     application is not built correctly on ours
   */
  static @Nullable Declaration on(AnnotatedElement element, MethodLabel place) {
    List<Declaration> all = new ArrayList<>();
    try {
      MergedAnnotation.on(element, NonEssential.class).forEach(each -> all.add(nonEssential(each)));
      MergedAnnotation.on(element, Essential.class).forEach(each -> all.add(essential(each)));
    } catch (InvalidConfigurationException malformed) {
      throw place.refused(malformed);
    }
    if (all.size() > 1) {
      throw contradiction(all.get(0), all.get(1), element, place);
    }
    return all.isEmpty() ? null : all.get(0);
  }

  private static InvalidConfigurationException contradiction(
      Declaration one, Declaration other, AnnotatedElement element, MethodLabel place) {
    return new MethodLabel(place.method(), one.id())
        .refused(
            "is declared both %s and %s%s"
                .formatted(
                    one.written(),
                    other.written(),
                    element instanceof Class<?> type ? " by its type " + type.getName() : ""),
            one.essential() == other.essential()
                ? "keep one of the two"
                : "keep @Essential if the application exists for it, otherwise @NonEssential");
  }

  @SuppressWarnings("unchecked") // the attribute's type
  private static List<Class<? extends Throwable>> exceptions(
      MergedAnnotation annotation, String attribute) {
    return List.of((Class<? extends Throwable>[]) annotation.value(attribute));
  }

  private static Declaration nonEssential(MergedAnnotation annotation) {
    String id = id(annotation);
    Class<?> fallbackIn = (Class<?>) annotation.value("fallbackIn");
    return new Declaration(
        false,
        id,
        (String) annotation.value("fallback"),
        fallbackIn == void.class ? null : fallbackIn,
        (String) annotation.value("standby"),
        (Criticality) annotation.value("criticality"),
        exceptions(annotation, "passThrough"),
        exceptions(annotation, "faultsOnly"),
        exceptions(annotation, "faultsExcept"),
        (boolean) annotation.value("idempotent"),
        text(annotation, id));
  }

  private static Declaration essential(MergedAnnotation annotation) {
    String id = id(annotation);
    return new Declaration(
        true,
        id,
        "",
        null,
        (String) annotation.value("standby"),
        Criticality.USEFUL,
        List.of(),
        List.of(),
        List.of(),
        (boolean) annotation.value("idempotent"),
        text(annotation, id));
  }

  private static String id(MergedAnnotation annotation) {
    String id = (String) annotation.value("value");
    if (id.isEmpty() && annotation.isComposed()) {
      throw new InvalidConfigurationException(
          "its annotation " + annotation + " names no dependency",
          "write the id there, or give the annotation an attribute 'String value()' for it");
    }
    return id;
  }

  private static String text(MergedAnnotation annotation, String id) {
    return annotation + "(\"" + id + "\")";
  }

  /** Returns the declared settings of the dependency. */
  public DependencySpec spec() {
    DependencySpecBuilder spec =
        essential ? DependencySpec.essential(id) : DependencySpec.nonEssential(id);
    return spec.set(
            DependencySettings.CRITICALITY,
            DependencySettings.CRITICALITY.unlessDefault(criticality))
        .set(DependencySettings.IDEMPOTENT, DependencySettings.IDEMPOTENT.unlessDefault(idempotent))
        .standby(standby.isEmpty() ? null : StandbySettings.DEFAULT)
        .build();
  }
}
