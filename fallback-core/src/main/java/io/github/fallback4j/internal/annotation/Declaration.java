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
 * What {@link NonEssential} or {@link Essential} says about a method, written there or standing on
 * an annotation that is. What only one of the two can say has its default in the other. Immutable.
 *
 * @param essential which of the two it is
 * @param id the dependency
 * @param fallback name of the fallback method; empty if none is named
 * @param fallbackIn the type whose method it is; {@code null} for the method's own
 * @param standby name of the method that does the same by the standby route; empty for none
 * @param criticality how early a level drops the call
 * @param passThrough exceptions that are answers
 * @param faultsOnly exceptions that alone are faults; empty for all
 * @param faultsExcept exceptions that are no faults
 * @param idempotent whether calling twice does no more than calling once
 * @param written the annotations that say so, for messages
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
   * Reads what stands on a method or type.
   *
   * @param place the method it holds for
   * @return {@code null} if nothing does
   * @throws InvalidConfigurationException if two declarations stand there, or an annotation of the
   *     application's is not well built on ours
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

  /** What it says about the dependency. */
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
