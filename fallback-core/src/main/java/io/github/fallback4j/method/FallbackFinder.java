package io.github.fallback4j.method;

import static java.util.stream.Collectors.joining;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.internal.annotation.EffectiveAnnotations;
import io.github.fallback4j.internal.type.Generics;
import io.github.fallback4j.internal.type.MethodFamily;
import io.github.fallback4j.internal.type.MethodLabel;
import io.github.fallback4j.internal.type.SourceText;
import io.github.fallback4j.internal.type.SuspendFunctions;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Finds the fallback methods in one type. */
final class FallbackFinder {
  private final StandIns standIns;
  private final Predicate<MethodFamily> guarded;
  private final FallbackObjects objects;

  private record Candidate(MethodFamily family, Fallback.Form form) {
    Class<?> owner() {
      return family.method().getDeclaringClass();
    }
  }

  /**
   * Creates the finder of one type.
   *
   * @param guarded tests whether the calls of a method are guarded
   * @param objects finds the object of the fallback, if another type has it
   */
  FallbackFinder(StandIns standIns, Predicate<MethodFamily> guarded, FallbackObjects objects) {
    this.standIns = standIns;
    this.guarded = guarded;
    this.objects = objects;
  }

  /**
   * Finds the fallback of a method. If several fit, the one with the most parameters is used; of
   * several such methods, the one in the type of the annotation.
   *
   * @param of the method whose calls it answers
   */
  Fallback find(MethodLabel place, MethodFamily of, EffectiveAnnotations marking) {
    String name = marking.fallback().isEmpty() ? of.name() : marking.fallback();
    String names = names(name);
    List<MethodFamily> named = standIns.named(name, of);
    if (named.isEmpty()) {
      throw missing(place, of, name);
    }
    List<Candidate> fitting = candidates(of, named, marking.home());
    if (!name.equals(of.name())) {
      refuseThoseWithAnException(place, of, named, fitting);
    }
    if (fitting.isEmpty()) {
      throw unfit(place, of, name, named);
    }
    MethodFamily chosen = fitting.get(0).family();
    if (guarded.test(chosen)) {
      throw place.refused(
          names + ", whose own calls are guarded too",
          "name a method without @NonEssential and @Essential: a fallback is local and cheap");
    }
    if (chosen.isPrivate() && !standIns.isOwn()) {
      throw place.refused(
          names + ", which is private", "make it visible: the object may be a proxy of its class");
    }
    return prepare(place, of, fitting.get(0));
  }

  /** Returns whether a method could be the fallback of another. */
  boolean fits(MethodFamily of, MethodFamily candidate) {
    return candidate != of && form(of, candidate) != null;
  }

  private String names(String name) {
    String where = standIns.isOwn() ? "" : " in " + standIns.in().type().getName();
    return "names the fallback '" + name + "'" + where;
  }

  /** Returns the methods that fit, the best first. */
  private List<Candidate> candidates(MethodFamily of, List<MethodFamily> named, Class<?> home) {
    List<Candidate> fitting = new ArrayList<>();
    for (MethodFamily each : named) {
      Fallback.Form form = form(of, each);
      if (form != null) {
        fitting.add(new Candidate(each, form));
      }
    }
    fitting.sort(Comparator.comparing(Candidate::form).thenComparing(each -> each.owner() != home));
    return fitting;
  }

  private Fallback.@Nullable Form form(MethodFamily of, MethodFamily candidate) {
    Type[] given = SuspendFunctions.parameters(of.method());
    Type[] taken = SuspendFunctions.parameters(candidate.method());
    Generics generics = standIns.in().generics();
    boolean why = taken.length > 0 && generics.raw(taken[taken.length - 1]) == Degradation.class;
    Fallback.Form form = null;
    if (taken.length == given.length && standIns.sameTypes(given, taken)) {
      form = Fallback.Form.ARGUMENTS;
    } else if (why && taken.length == given.length + 1 && standIns.sameTypes(given, taken)) {
      form = Fallback.Form.ARGUMENTS_AND_WHY;
    } else if (why && taken.length == 1) {
      form = Fallback.Form.WHY;
    } else if (taken.length == 0) {
      form = Fallback.Form.NOTHING;
    }
    return form != null && standIns.returnFits(of.method(), candidate.method()) ? form : null;
  }

  /** In other libraries they answer for this exception; here they would never be called. */
  private void refuseThoseWithAnException(
      MethodLabel place, MethodFamily of, List<MethodFamily> named, List<Candidate> fitting) {
    for (MethodFamily each : named) {
      if (takesException(of, each)
          && fitting.stream().noneMatch(candidate -> candidate.family() == each)) {
        throw place.refused(
            names(each.name())
                + ", but "
                + SourceText.signature(each.method())
                + " would never be called: a fallback takes no exception",
            "write "
                + SourceText.fallbackFor(of.method(), each.name())
                + ", and decide by why.failure(), which is what the call threw");
      }
    }
  }

  private boolean takesException(MethodFamily of, MethodFamily candidate) {
    Type[] given = SuspendFunctions.parameters(of.method());
    Type[] taken = SuspendFunctions.parameters(candidate.method());
    int last = taken.length - 1;
    return last >= 0
        && Throwable.class.isAssignableFrom(standIns.in().generics().raw(taken[last]))
        && (last == 0 || (last == given.length && standIns.sameTypes(given, taken)));
  }

  private InvalidConfigurationException missing(MethodLabel place, MethodFamily of, String name) {
    if (standIns.isOwn() && name.equals(of.name())) {
      return place.refused(
          "names itself as its fallback",
          "write another method, like "
              + SourceText.fallbackFor(of.method(), SourceText.fallbackName(of.method())));
    }
    return standIns.missing(
        place,
        of,
        "names the fallback '" + name + "'",
        name,
        SourceText.fallbackFor(of.method(), name));
  }

  private InvalidConfigurationException unfit(
      MethodLabel place, MethodFamily of, String name, List<MethodFamily> named) {
    String found =
        named.stream().map(each -> SourceText.signature(each.method())).collect(joining("; "));
    return place.refused(
        names(name) + ", but none fits; found: " + found,
        "write "
            + SourceText.fallbackFor(of.method(), name)
            + "; the return type must be the same, and the parameters the same with or without the"
            + " Degradation, only the Degradation, or none");
  }

  private Fallback prepare(MethodLabel place, MethodFamily of, Candidate chosen) {
    Method method = chosen.family().method();
    try {
      return new Fallback(
          method,
          standIns.handle(of.method(), method),
          chosen.form(),
          SuspendFunctions.is(method),
          object(place, chosen));
    } catch (IllegalAccessException closed) {
      throw StandIns.closed(place, names(method.getName()), method);
    }
  }

  private @Nullable Supplier<?> object(MethodLabel place, Candidate chosen) {
    return standIns.isOwn() || chosen.family().isStatic()
        ? null
        : objects.of(standIns.in().type(), place.toString());
  }
}
