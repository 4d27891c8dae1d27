package io.github.fallback4j.method;

import io.github.fallback4j.Dependency;
import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.internal.annotation.EffectiveAnnotations;
import io.github.fallback4j.internal.annotation.Transactions;
import io.github.fallback4j.internal.call.Consumption;
import io.github.fallback4j.internal.call.DisabledDependency;
import io.github.fallback4j.internal.call.EssentialDependency;
import io.github.fallback4j.internal.call.NonEssentialDependency;
import io.github.fallback4j.internal.type.MethodFamily;
import io.github.fallback4j.internal.type.MethodLabel;
import io.github.fallback4j.internal.type.ReturnKind;
import io.github.fallback4j.internal.type.SourceText;
import io.github.fallback4j.internal.type.SuspendFunctions;
import io.github.fallback4j.internal.type.TypeMethods;
import io.github.fallback4j.reactor.SubscriberIdentity;
import io.github.fallback4j.spi.DeclaredDependency.Operation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Plans the methods of one type.
 *
 * @param registry where methods find their dependencies
 * @param principal supplies the user of the calling thread
 * @param subscribers finds the user of a subscriber; {@code null} to use the calling thread only
 * @param objects finds the objects of fallbacks in other types
 * @param members the methods of the type
 * @param fallbacks finds the fallback methods
 * @param standbys finds the standby methods
 * @param transactions finds the transactions of the methods
 * @param proxy how calls are intercepted
 */
record Planning(
    DependencyRegistry registry,
    Supplier<? extends @Nullable Object> principal,
    @Nullable SubscriberIdentity subscribers,
    FallbackObjects objects,
    TypeMethods members,
    FallbackFinder fallbacks,
    StandbyFinder standbys,
    Transactions transactions,
    ProxyKind proxy) {

  MethodPlan plan(MethodFamily family, EffectiveAnnotations marking) {
    Method method = family.method();
    MethodLabel place = new MethodLabel(method, marking.id());
    DependencySpec declared = declared(place, marking);
    Dependency dependency = register(place, declared);
    if (dependency instanceof DisabledDependency) {
      return new DisabledMethod(method, dependency);
    }
    Interception.check(place, members.type(), family, proxy);
    if (marking.isEssential() && dependency instanceof EssentialDependency essential) {
      return measured(place, family, marking, essential);
    }
    if (!marking.isEssential() && dependency instanceof NonEssentialDependency guarded) {
      return new NonEssentialPlanning(this, place, family, marking, guarded).plan(declared);
    }
    throw new IllegalArgumentException(
        "the registry returned a %s for %s".formatted(dependency.getClass().getName(), place));
  }

  private static DependencySpec declared(MethodLabel place, EffectiveAnnotations marking) {
    try {
      return marking.declaration().spec();
    } catch (InvalidConfigurationException malformed) {
      throw place.refused(malformed);
    }
  }

  private Dependency register(MethodLabel place, DependencySpec declared) {
    try {
      return registry.register(declared);
    } catch (InvalidConfigurationException contradictory) {
      throw place.refused(contradictory);
    }
  }

  /** Tells the registry of a method whose answers are found. */
  void report(
      MethodFamily family,
      EffectiveAnnotations marking,
      @Nullable Fallback fallback,
      @Nullable StandbyMethod standby) {
    registry.planned(
        marking.id(),
        new Operation(
            members.type(),
            family.method(),
            fallback == null ? null : fallback.method(),
            standby == null ? null : standby.method(),
            marking.declaration().idempotent()));
  }

  ReturnKind returnKind(Method method) {
    return ReturnKind.of(method, members.generics().raw(SuspendFunctions.returned(method)));
  }

  /** Returns the fallback of a method; {@code null} if its annotation names none. */
  @Nullable Fallback fallback(
      MethodLabel place, MethodFamily family, EffectiveAnnotations marking) {
    Class<?> in = marking.declaration().fallbackIn();
    if (in != null) {
      return elsewhere(place, in, marking).find(place, family, marking);
    }
    return marking.fallback().isEmpty() ? null : fallbacks.find(place, family, marking);
  }

  private FallbackFinder elsewhere(MethodLabel place, Class<?> type, EffectiveAnnotations marking) {
    if (type.isAssignableFrom(marking.home())) {
      throw place.refused(
          "names fallbackIn = " + type.getName() + ", its own type",
          "remove fallbackIn, and name one of its own methods with fallback");
    }
    TypeMethods others = new TypeMethods(type);
    return new FallbackFinder(
        new StandIns(members, others),
        family -> {
          EffectiveAnnotations own = EffectiveAnnotations.of(others, family);
          return own != null && !own.isAnsweredBy(type);
        },
        objects);
  }

  private MethodPlan measured(
      MethodLabel place,
      MethodFamily family,
      EffectiveAnnotations marking,
      EssentialDependency dependency) {
    Method method = family.method();
    if (marking.remembering() != null) {
      throw place.refused(
          "is annotated @LastKnownGood but is @Essential: it is never skipped, so remembered"
              + " answers would never be used",
          "remove @LastKnownGood, or make the method @NonEssential");
    }
    ReturnKind kind = returnKind(method);
    List<String> warnings =
        kind.isMeasurable()
            ? List.of()
            : List.of(
                place
                    + " is measured until it returns, not until its "
                    + SourceText.type(SuspendFunctions.returned(method))
                    + " is done; return a CompletionStage to measure that");
    StandbyMethod standby = standbys.find(place, family, marking);
    report(family, marking, null, standby);
    if (kind.isPublished()) {
      return new EssentialPublisherMethod(method, dependency, standby, kind, warnings);
    }
    return new EssentialMethod(
        method,
        dependency,
        standby,
        kind == ReturnKind.STAGE,
        Consumption.of(members.generics().raw(method.getGenericReturnType())),
        warnings);
  }
}
