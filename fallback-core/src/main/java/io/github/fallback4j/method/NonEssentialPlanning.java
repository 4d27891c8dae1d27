package io.github.fallback4j.method;

import static io.github.fallback4j.settings.DependencySettings.LAST_KNOWN_GOOD_MAX_AGE;
import static io.github.fallback4j.settings.DependencySettings.LAST_KNOWN_GOOD_MAX_ENTRIES;

import io.github.fallback4j.DependencySpec;
import io.github.fallback4j.Enforce;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.internal.annotation.EffectiveAnnotations;
import io.github.fallback4j.internal.annotation.LastKnownGoodDeclaration;
import io.github.fallback4j.internal.annotation.Transaction;
import io.github.fallback4j.internal.call.CallSite;
import io.github.fallback4j.internal.call.Consumption;
import io.github.fallback4j.internal.call.FaultJudge;
import io.github.fallback4j.internal.call.Memory;
import io.github.fallback4j.internal.call.NonEssentialDependency;
import io.github.fallback4j.internal.type.EmptyValues;
import io.github.fallback4j.internal.type.Generics;
import io.github.fallback4j.internal.type.MethodFamily;
import io.github.fallback4j.internal.type.MethodLabel;
import io.github.fallback4j.internal.type.Nullability;
import io.github.fallback4j.internal.type.ReturnKind;
import io.github.fallback4j.internal.type.SourceText;
import io.github.fallback4j.internal.type.SuspendFunctions;
import io.github.fallback4j.internal.values.Durations;
import io.github.fallback4j.settings.FaultSettings;
import io.github.fallback4j.settings.LastKnownGoodSettings;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Plans one non-essential method. Used once. */
final class NonEssentialPlanning {
  private final Planning planning;
  private final MethodLabel place;
  private final MethodFamily family;
  private final Method method;
  private final EffectiveAnnotations marking;
  private final NonEssentialDependency dependency;
  private final Type returned;
  private final ReturnKind kind;
  private final List<String> warnings = new ArrayList<>();

  NonEssentialPlanning(
      Planning planning,
      MethodLabel place,
      MethodFamily family,
      EffectiveAnnotations marking,
      NonEssentialDependency dependency) {
    this.planning = planning;
    this.place = place;
    this.family = family;
    this.method = family.method();
    this.marking = marking;
    this.dependency = dependency;
    this.returned = planning.members().generics().resolve(SuspendFunctions.returned(method));
    this.kind = planning.returnKind(method);
  }

  /**
   * Returns the plan of the method.
   *
   * @param declared the settings in its annotation
   */
  MethodPlan plan(DependencySpec declared) {
    requireSupportedReturn();
    Fallback fallback = planning.fallback(place, family, marking);
    Supplier<? extends @Nullable Object> empty = empty();
    if (fallback == null && empty == null) {
      throw withoutAnswer();
    }
    if (kind == ReturnKind.VALUE && dependency.spec().enforce() == Enforce.OFFLOAD) {
      Entities.offloaded(place, returned).ifPresent(warnings::add);
    }
    LastKnownGoodDeclaration remembering = marking.remembering();
    CallKeys keys = remembering == null ? null : keys(remembering);
    Memory memory = remembering == null ? null : memory(remembering, declared);
    CallSite site =
        new CallSite(
            passThrough(),
            memory,
            interruptible(),
            Consumption.of(Generics.erase(returned)),
            marking.declaration().idempotent(),
            FaultJudge.of(marking.id(), faults()));
    StandbyMethod standby = planning.standbys().find(place, family, marking);
    planning.report(family, marking, fallback, standby);
    Answers answers = new Answers(keys, fallback, empty, standby);
    return switch (kind) {
      case VALUE -> new NonEssentialMethod(method, dependency, site, answers, warnings);
      case MONO, FLUX, SUSPENDED ->
          new NonEssentialPublisherMethod(
              method, dependency, site, answers, kind, planning.subscribers(), warnings);
      default -> new NonEssentialStageMethod(method, dependency, site, answers, warnings);
    };
  }

  private void requireSupportedReturn() {
    if (kind == ReturnKind.OTHER_REACTIVE && SuspendFunctions.is(method)) {
      throw place.refused(
          "suspends (" + SourceText.signature(method) + ") in a way that cannot be guarded",
          "let it return something other than a stream, and add these to the class path:"
              + " org.jetbrains.kotlinx:kotlinx-coroutines-reactor and, with Spring,"
              + " org.jetbrains.kotlin:kotlin-reflect");
    }
    if (kind == ReturnKind.OTHER_REACTIVE) {
      throw place.refused(
          "is reactive (" + SourceText.signature(method) + ") in a way that cannot be guarded",
          "return Reactor's Mono or Flux, or a CompletionStage; or guard the call where it is made,"
              + " with Dependency.callAsync");
    }
    if (kind == ReturnKind.OTHER_FUTURE) {
      throw place.refused(
          "returns "
              + SourceText.type(SuspendFunctions.returned(method))
              + ", a future type that cannot be replaced",
          "declare CompletionStage, CompletableFuture or Future as its return type");
    }
  }

  private @Nullable Supplier<? extends @Nullable Object> empty() {
    List<Method> declarations = family.declarations();
    return switch (kind) {
      case VALUE, SUSPENDED ->
          EmptyValues.of(returned, declarations.stream().anyMatch(Nullability::ofReturn));
      case FLUX -> () -> null; // completes empty
      default ->
          EmptyValues.ofElement(returned, declarations.stream().anyMatch(Nullability::ofElement));
    };
  }

  private InvalidConfigurationException withoutAnswer() {
    String name = SourceText.fallbackName(method);
    StringBuilder action = new StringBuilder();
    action
        .append("name a method that answers instead: @NonEssential(value = \"")
        .append(marking.id())
        .append("\", fallback = \"")
        .append(name)
        .append("\") and ")
        .append(SourceText.fallbackFor(method, name));
    if (kind == ReturnKind.MONO) {
      action.append("; or publish a type that has an empty value, like Optional or List");
    } else if (kind == ReturnKind.SUSPENDED) {
      action.append("; or return a type that has an empty value, like Optional or List");
    } else if (kind != ReturnKind.VALUE) {
      action.append("; or complete with a type that has an empty value, like Optional or List");
    } else if (!method.getReturnType().isPrimitive()) {
      action.append("; or mark the return type @Nullable, to answer null");
    }
    if (marking.ofType()) {
      action
          .append("; or annotate methods instead of ")
          .append(marking.home().getName())
          .append(" as a whole");
    }
    String problem =
        "returns %s, which has no empty value, and names no fallback%s"
            .formatted(
                SourceText.type(SuspendFunctions.returned(method)),
                marking.remembering() == null
                    ? ""
                    : "; @LastKnownGood has no answer before the first good one");
    return place.refused(problem, action.toString());
  }

  private CallKeys keys(LastKnownGoodDeclaration remembering) {
    Remembering types = new Remembering(place, planning.members().generics());
    types.requireReadableTwice(returned);
    Entities.remembered(place, returned).ifPresent(warnings::add);
    warnings.addAll(types.warnings(returned, remembering));
    return CallKeys.of(place, remembering.method(), remembering.key(), planning.principal());
  }

  /** The dependency's configured settings override those in the annotation of the method. */
  private Memory memory(LastKnownGoodDeclaration annotation, DependencySpec declared) {
    LastKnownGoodSettings settings = settings(annotation);
    DependencySpec remembering =
        declared.toBuilder()
            .lastKnownGood()
            .set(LAST_KNOWN_GOOD_MAX_AGE, LAST_KNOWN_GOOD_MAX_AGE.unlessDefault(settings.maxAge()))
            .set(
                LAST_KNOWN_GOOD_MAX_ENTRIES,
                LAST_KNOWN_GOOD_MAX_ENTRIES.unlessDefault(settings.maxEntries()))
            .build();
    DependencySpec configured = planning.registry().configured(remembering);
    return dependency
        .guard()
        .surroundings()
        .memories()
        .create(Objects.requireNonNullElse(configured.lastKnownGood(), settings));
  }

  private LastKnownGoodSettings settings(LastKnownGoodDeclaration remembering) {
    try {
      return new LastKnownGoodSettings(
          Durations.parse(remembering.maxAge()), remembering.maxEntries());
    } catch (IllegalArgumentException malformed) {
      throw place.refused(
          "has @LastKnownGood(maxAge = \"" + remembering.maxAge() + "\")",
          String.valueOf(malformed.getMessage()));
    } catch (InvalidConfigurationException outOfRange) {
      throw place.refused(outOfRange);
    }
  }

  private List<Class<? extends Throwable>> passThrough() {
    return both(marking.declaration().passThrough(), dependency.spec().passThrough());
  }

  /** The exceptions in the annotation are added to those in the dependency's settings. */
  private FaultSettings faults() {
    FaultSettings common = dependency.spec().faults();
    return common
        .only(both(common.only(), marking.declaration().faultsOnly()))
        .except(both(common.except(), marking.declaration().faultsExcept()));
  }

  private static List<Class<? extends Throwable>> both(
      List<Class<? extends Throwable>> some, List<Class<? extends Throwable>> others) {
    Set<Class<? extends Throwable>> all = new LinkedHashSet<>(some);
    all.addAll(others);
    return List.copyOf(all);
  }

  private boolean interruptible() {
    Transaction transaction = planning.transactions().of(family);
    if (transaction == null) {
      return true;
    }
    if (transaction.joinsCaller()) {
      warnings.add(
          ("%s joins the transaction of its caller (%s), so its failure would roll back the"
                  + " essential transaction around it: use REQUIRES_NEW or NOT_SUPPORTED")
              .formatted(place, transaction.propagation()));
    }
    return !transaction.mayBeActive();
  }
}
