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
 * Plans how the calls of annotated methods are made. Every mistake in an annotation shows here, at
 * start, and never in the first outage.
 *
 * <p>Annotations are inherited, from classes and from interfaces. On a method an annotation applies
 * to the method and those that override it; on a type, to all its public methods, including
 * inherited ones. The nearest annotation wins, and a method's own wins over its type's. The
 * annotation of a type does not apply to its fallback and standby methods, nor to a subtype whose
 * methods are the fallbacks for the annotated type.
 *
 * <p>Safe for use by many threads.
 */
public final class MethodPlanner {
  private final DependencyRegistry registry;
  private final Supplier<? extends @Nullable Object> principal;
  private final FallbackObjects objects;
  private final @Nullable SubscriberIdentity subscribers;

  /**
   * Creates a planner that does not distinguish callers.
   *
   * @param registry where methods find their dependencies
   */
  public MethodPlanner(DependencyRegistry registry) {
    this(registry, () -> null);
  }

  /**
   * Creates a planner that distinguishes callers: an answer remembered for one is never given to
   * another.
   *
   * @param registry where methods find their dependencies
   * @param principal supplies the user of the calling thread, {@code null} for none; compared with
   *     {@code equals}, and kept as long as an answer is remembered. Called at the start of each
   *     call whose answer is remembered
   */
  public MethodPlanner(
      DependencyRegistry registry, Supplier<? extends @Nullable Object> principal) {
    this(registry, principal, FallbackObjects.among());
  }

  /**
   * Creates a planner that distinguishes callers, with fallbacks in other objects.
   *
   * @param registry where methods find their dependencies
   * @param principal supplies the user of the calling thread, as above
   * @param objects finds the objects of {@code fallbackIn}
   */
  public MethodPlanner(
      DependencyRegistry registry,
      Supplier<? extends @Nullable Object> principal,
      FallbackObjects objects) {
    this(registry, principal, objects, null);
  }

  /**
   * Creates a planner that distinguishes callers, including subscribers.
   *
   * @param registry where methods find their dependencies
   * @param principal supplies the user of the calling thread, as above
   * @param objects finds the objects of {@code fallbackIn}
   * @param subscribers finds the user of a subscriber; {@code null} to use the calling thread only
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
   * Returns whether a type, its methods or its supertypes are annotated, so that it must be
   * planned. Cheap, and never throws for wrong annotations.
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
   * Plans the annotated methods of a type, and registers their dependencies. Make a separate plan
   * for each proxied object: two objects of one type may answer differently, and must not share
   * remembered answers.
   *
   * @param type the type in the source, not that of a proxy
   * @param kind how calls are intercepted
   * @return the plans; empty if nothing is annotated
   * @throws InvalidConfigurationException if an annotation is wrong; the message names class,
   *     method and dependency, and says what to write
   */
  public TypePlan plan(Class<?> type, ProxyKind kind) {
    return plan(type, kind, null);
  }

  /**
   * Plans the annotated methods of an interface of a proxy whose target does not implement it. Like
   * {@link #plan(Class, ProxyKind)}, but includes the transactions that the target's class
   * declares.
   *
   * @param type the type in the source, not that of a proxy
   * @param kind how calls are intercepted
   * @param behind the class of the target; {@code null} if it is of the type
   * @return the plans; empty if nothing is annotated
   * @throws InvalidConfigurationException if an annotation is wrong; the message names class,
   *     method and dependency, and says what to write
   */
  public TypePlan plan(Class<?> type, ProxyKind kind, @Nullable Class<?> behind) {
    try {
      return planAnnotated(type, kind, behind);
    } catch (InvalidConfigurationException wrong) {
      if (guards()) {
        throw wrong;
      }
      return new TypePlan(
          type,
          List.of(),
          Map.of(),
          List.of("Ignored, because fallback.enabled is false: " + wrong.getMessage()));
    }
  }

  /** Returns whether planned methods are guarded; not if the engine steps aside. */
  boolean guards() {
    return registry.enabled();
  }

  private TypePlan planAnnotated(Class<?> type, ProxyKind kind, @Nullable Class<?> behind) {
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
    return new TypePlan(type, plans, byMethod, guards() ? warnings : List.of());
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

  /** Returns whether another method of the type names a method as its fallback or standby. */
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
   * Returns whether the annotation of a type covers a method only incidentally: a method that an
   * interface proxy does not have, or a final one of a superclass, which the user may be unable to
   * change.
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
