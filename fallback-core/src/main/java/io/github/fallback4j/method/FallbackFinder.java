package io.github.fallback4j.method;

import static java.util.stream.Collectors.joining;

import io.github.fallback4j.Degradation;
import io.github.fallback4j.internal.names.NearestNames;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the fallback methods of one type. */
final class FallbackFinder {
  private final Members members;
  private final Predicate<MethodFamily> annotated;

  private record Candidate(MethodFamily family, Fallback.Form form) {
    Class<?> owner() {
      return family.method().getDeclaringClass();
    }
  }

  /**
   * Looks at a type.
   *
   * @param annotated whether a method's own calls are guarded
   */
  FallbackFinder(Members members, Predicate<MethodFamily> annotated) {
    this.members = members;
    this.annotated = annotated;
  }

  /**
   * Finds the method that answers for another: of several that fit, the one that takes most; of
   * several of these, the one beside the annotation.
   *
   * @param of whose calls it answers
   */
  Fallback find(Place place, MethodFamily of, Marking marking) {
    String name = marking.fallback();
    List<MethodFamily> named =
        members.families().stream().filter(each -> each != of && each.name().equals(name)).toList();
    if (named.isEmpty()) {
      throw missing(place, of, name);
    }
    List<Candidate> fitting = candidates(of, named, marking.home());
    if (fitting.isEmpty()) {
      throw unfit(place, of, name, named);
    }
    Candidate chosen = fitting.get(0);
    if (annotated.test(chosen.family())) {
      throw place.refused(
          "names the fallback '" + name + "', whose own calls are guarded too",
          "name a method without @NonEssential and @Essential: a fallback is local and cheap");
    }
    return prepare(place, of, chosen);
  }

  /** Whether a method could answer for another. */
  boolean fits(MethodFamily of, MethodFamily candidate) {
    return candidate != of && form(of, candidate) != null;
  }

  /** What fits, the best first. */
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
    Type[] given = of.method().getGenericParameterTypes();
    Type[] taken = candidate.method().getGenericParameterTypes();
    boolean why =
        taken.length > 0 && members.generics().raw(taken[taken.length - 1]) == Degradation.class;
    Fallback.Form form = null;
    if (taken.length == given.length && sameTypes(given, taken)) {
      form = Fallback.Form.ARGUMENTS;
    } else if (why && taken.length == given.length + 1 && sameTypes(given, taken)) {
      form = Fallback.Form.ARGUMENTS_AND_WHY;
    } else if (why && taken.length == 1) {
      form = Fallback.Form.WHY;
    } else if (taken.length == 0) {
      form = Fallback.Form.NOTHING;
    }
    return form != null && returnFits(of.method(), candidate.method()) ? form : null;
  }

  private boolean sameTypes(Type[] given, Type[] taken) {
    Generics generics = members.generics();
    for (int i = 0; i < given.length; i++) {
      if (generics.raw(given[i]) != generics.raw(taken[i])
          || !Assignability.fits(generics.resolve(taken[i]), generics.resolve(given[i]))) {
        return false;
      }
    }
    return true;
  }

  private boolean returnFits(Method of, Method candidate) {
    Generics generics = members.generics();
    return Assignability.fits(
        generics.resolve(of.getGenericReturnType()),
        generics.resolve(candidate.getGenericReturnType()));
  }

  private RuntimeException missing(Place place, MethodFamily of, String name) {
    if (name.equals(of.name())) {
      return place.refused(
          "names itself as its fallback",
          "write another method, like "
              + Texts.fallbackFor(of.method(), Texts.fallbackName(of.method())));
    }
    List<String> known =
        members.families().stream()
            .filter(each -> each != of && !Members.isOfObject(each.method()))
            .map(MethodFamily::name)
            .distinct()
            .toList();
    return place.refused(
        "names the fallback '%s', but %s has no such method%s"
            .formatted(name, members.type().getName(), NearestNames.hint(name, known)),
        "correct the name, or write " + Texts.fallbackFor(of.method(), name));
  }

  private RuntimeException unfit(
      Place place, MethodFamily of, String name, List<MethodFamily> named) {
    String found =
        named.stream().map(each -> Texts.signature(each.method())).collect(joining("; "));
    return place.refused(
        "names the fallback '" + name + "', but none fits; found: " + found,
        "write "
            + Texts.fallbackFor(of.method(), name)
            + "; the parameters may be the same, with or without the Degradation, or only the"
            + " Degradation, or none, and the return type must be that of the method");
  }

  private Fallback prepare(Place place, MethodFamily of, Candidate chosen) {
    Method method = chosen.family().method();
    try {
      return new Fallback(
          method, chosen.form(), members.generics().raw(of.method().getGenericReturnType()));
    } catch (IllegalAccessException closed) {
      String aPackage = method.getDeclaringClass().getPackageName();
      throw place.refused(
          "names the fallback '" + method.getName() + "', which its module does not let us call",
          "open the package in module-info.java: opens " + aPackage + " to io.github.fallback4j");
    }
  }
}
