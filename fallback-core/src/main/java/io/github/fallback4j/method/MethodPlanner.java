package io.github.fallback4j.method;

import io.github.fallback4j.Essential;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.LastKnownGood;
import io.github.fallback4j.NonEssential;
import io.github.fallback4j.internal.annotation.Declaration;
import io.github.fallback4j.internal.annotation.EffectiveAnnotations;
import io.github.fallback4j.internal.annotation.MergedAnnotation;
import io.github.fallback4j.internal.annotation.Transactions;
import io.github.fallback4j.internal.type.MethodFamily;
import io.github.fallback4j.internal.type.MethodLabel;
import io.github.fallback4j.internal.type.TypeMethods;
import io.github.fallback4j.reactor.SubscriberIdentity;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Plans how the calls of annotated methods are made. Everything that can be wrong with an
 * annotation shows here, that is at start, and never in the first outage.
 *
 * <p>Annotations count where they stand and in what inherits from there: on a method and those that
 * override it, in classes and interfaces; on a type for all its public methods, inherited ones
 * included. The nearest wins, and a method's own wins over its type's. A method that serves others
 * of its type as their fallback or standby is not covered by the annotation of the type, nor is a
 * type whose methods answer for those it inherits the annotation from.
 *
 * <p>Safe for use by many threads.
 */
public final class MethodPlanner {
  private final DependencyRegistry registry;
  private final Supplier<? extends @Nullable Object> principal;
  private final FallbackObjects objects;
  private final @Nullable SubscriberIdentity subscribers;

  /**
   * Plans for callers without identity.
   *
   * @param registry where methods find their dependencies
   */
  public MethodPlanner(DependencyRegistry registry) {
    this(registry, () -> null);
  }

  /**
   * Plans for callers that are told apart: what is remembered for one is no answer for another.
   *
   * @param registry where methods find their dependencies
   * @param principal on whose behalf the calling thread acts; compared with {@code equals}, kept as
   *     long as an answer is remembered, {@code null} for nobody. Asked when a call whose answer is
   *     remembered begins
   */
  public MethodPlanner(
      DependencyRegistry registry, Supplier<? extends @Nullable Object> principal) {
    this(registry, principal, FallbackObjects.among());
  }

  /**
   * Plans for callers that are told apart, with fallbacks in other objects.
   *
   * @param registry where methods find their dependencies
   * @param principal on whose behalf the calling thread acts, as above
   * @param objects where {@code fallbackIn} finds its objects
   */
  public MethodPlanner(
      DependencyRegistry registry,
      Supplier<? extends @Nullable Object> principal,
      FallbackObjects objects) {
    this(registry, principal, objects, null);
  }

  /**
   * Plans for callers that are told apart, also where they subscribe.
   *
   * @param registry where methods find their dependencies
   * @param principal on whose behalf the calling thread acts, as above
   * @param objects where {@code fallbackIn} finds its objects
   * @param subscribers on whose behalf a subscriber acts; {@code null} if only threads tell
   */
  public MethodPlanner(
      DependencyRegistry registry,
      Supplier<? extends @Nullable Object> principal,
      FallbackObjects objects,
      @Nullable SubscriberIdentity subscribers) {
    this.registry = registry;
    this.principal = principal;
    this.objects = objects;
    this.subscribers = subscribers;
  }

  /**
   * Whether there is an annotation on a type, its methods or what it inherits from, and so a reason
   * to plan it. Cheap, and refuses nothing.
   *
   * @param type a class or interface
   */
  public static boolean concerns(Class<?> type) {
    for (Class<?> each : TypeMethods.supertypes(type)) {
      if (!each.getName().startsWith("java.")
          && (annotated(each) || TypeMethods.declared(each).stream().anyMatch(m -> annotated(m)))) {
        return true;
      }
    }
    return false;
  }

  private static boolean annotated(AnnotatedElement element) {
    return Stream.of(NonEssential.class, Essential.class, LastKnownGood.class)
        .anyMatch(ours -> !MergedAnnotation.on(element, ours).isEmpty());
  }

  /**
   * Plans the annotated methods of a type, and registers what they call. Plan each object that is
   * proxied by itself: two of one type may answer differently, and must not share what is
   * remembered.
   *
   * @param type as it was written, not the proxy's
   * @param kind how calls are intercepted
   * @return without any plan if nothing is annotated
   * @throws InvalidConfigurationException if an annotation does not fit; the message names class,
   *     method and dependency, and says what to write
   */
  public TypePlan plan(Class<?> type, ProxyKind kind) {
    return plan(type, kind, null);
  }

  /**
   * Plans the annotated methods of an interface that a proxy shows, while an object that is not of
   * it does the work: as {@link #plan(Class, ProxyKind)} does, but heeds the transactions that the
   * object's class declares.
   *
   * @param type as it was written, not the proxy's
   * @param kind how calls are intercepted
   * @param behind the class of the object that does the work; {@code null} if it is of the type
   * @return without any plan if nothing is annotated
   * @throws InvalidConfigurationException if an annotation does not fit; the message names class,
   *     method and dependency, and says what to write
   */
  public TypePlan plan(Class<?> type, ProxyKind kind, @Nullable Class<?> behind) {
    TypeMethods members = new TypeMethods(type);
    Transactions transactions =
        new Transactions(members, behind == null ? null : new TypeMethods(behind));
    Map<MethodFamily, EffectiveAnnotations> markings = markings(members);
    Predicate<MethodFamily> annotated =
        family -> {
          EffectiveAnnotations marking = markings.get(family);
          return marking != null && !marking.ofType();
        };
    FallbackFinder fallbacks =
        new FallbackFinder(new StandIns(members, members), annotated, objects);
    StandbyFinder standbys = new StandbyFinder(members, annotated);
    Planning planning =
        new Planning(
            registry,
            principal,
            subscribers,
            objects,
            members,
            fallbacks,
            standbys,
            transactions,
            kind);
    List<MethodPlan> plans = new ArrayList<>();
    Map<Method, MethodPlan> byMethod = new HashMap<>();
    List<String> warnings = new ArrayList<>();
    markings.forEach(
        (family, marking) -> {
          if (marking.ofType() && standsIn(family, markings, fallbacks, standbys)) {
            return;
          }
          if (marking.ofType() && outOfReach(family, marking, kind)) {
            warnings.addAll(unguarded(family, marking, kind));
            return;
          }
          MethodPlan plan = planning.plan(family, marking);
          plans.add(plan);
          warnings.addAll(plan.warnings());
          family.all().forEach(method -> byMethod.put(method, plan));
        });
    return new TypePlan(type, plans, byMethod, warnings);
  }

  private static Map<MethodFamily, EffectiveAnnotations> markings(TypeMethods members) {
    Map<MethodFamily, EffectiveAnnotations> markings = new LinkedHashMap<>();
    for (MethodFamily family : members.families()) {
      EffectiveAnnotations marking = EffectiveAnnotations.of(members, family);
      if (marking != null && !marking.isAnsweredBy(members.type())) {
        markings.put(family, marking);
      }
    }
    return markings;
  }

  /** Whether others of the type name a method as their fallback or standby. */
  private static boolean standsIn(
      MethodFamily family,
      Map<MethodFamily, EffectiveAnnotations> markings,
      FallbackFinder fallbacks,
      StandbyFinder standbys) {
    return markings.entrySet().stream()
        .anyMatch(
            each -> {
              Declaration declaration = each.getValue().declaration();
              return (declaration.fallbackIn() == null
                      && declaration.fallback().equals(family.name())
                      && fallbacks.fits(each.getKey(), family))
                  || (declaration.standby().equals(family.name())
                      && standbys.fits(each.getKey(), family));
            });
  }

  /**
   * Whether the annotation of a type covers a method by chance: one that a proxy by interface does
   * not have, or a final one from above the annotated class, where nobody may be able to change it.
   */
  private static boolean outOfReach(
      MethodFamily family, EffectiveAnnotations marking, ProxyKind kind) {
    Method method = family.method();
    return kind == ProxyKind.INTERFACE
        ? !family.isInInterface()
        : Modifier.isFinal(method.getModifiers())
            && method.getDeclaringClass() != marking.home()
            && method.getDeclaringClass().isAssignableFrom(marking.home());
  }

  private static List<String> unguarded(
      MethodFamily family, EffectiveAnnotations marking, ProxyKind kind) {
    return kind == ProxyKind.INTERFACE
        ? List.of()
        : List.of(
            new MethodLabel(family.method(), marking.id())
                + " is final, so its calls are not guarded although "
                + marking.home().getName()
                + " is annotated");
  }
}
