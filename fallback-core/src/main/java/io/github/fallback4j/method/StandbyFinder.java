package io.github.fallback4j.method;

import static java.util.stream.Collectors.joining;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.internal.annotation.EffectiveAnnotations;
import io.github.fallback4j.internal.type.MethodFamily;
import io.github.fallback4j.internal.type.MethodLabel;
import io.github.fallback4j.internal.type.SourceText;
import io.github.fallback4j.internal.type.SuspendFunctions;
import io.github.fallback4j.internal.type.TypeMethods;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Finds the standby methods of one type. */
final class StandbyFinder {
  private final StandIns standIns;
  private final Predicate<MethodFamily> guarded;

  /**
   * Creates the finder of one type.
   *
   * @param guarded tests whether the calls of a method are guarded
   */
  StandbyFinder(TypeMethods members, Predicate<MethodFamily> guarded) {
    this.standIns = new StandIns(members, members);
    this.guarded = guarded;
  }

  /**
   * Finds the standby method of a method.
   *
   * @return {@code null} if none is named
   */
  @Nullable StandbyMethod find(MethodLabel place, MethodFamily of, EffectiveAnnotations marking) {
    String name = marking.declaration().standby();
    if (name.isEmpty()) {
      return null;
    }
    String names = "names the standby '" + name + "'";
    if (returnsNothing(of.method()) && !marking.declaration().idempotent()) {
      throw place.refused(
          names + ", but returns nothing, so it may change data, also on the standby",
          "mark it idempotent = true if calling both does no harm, or remove standby");
    }
    List<MethodFamily> named = standIns.named(name, of);
    if (named.isEmpty()) {
      throw missing(place, of, names, name);
    }
    MethodFamily chosen =
        named.stream()
            .filter(each -> fits(of, each))
            .findFirst()
            .orElseThrow(() -> unfit(place, of, names, named));
    if (guarded.test(chosen)) {
      throw place.refused(
          names + ", whose own calls are guarded too",
          "name a method without @NonEssential and @Essential: this one guards the calls of both");
    }
    try {
      return new StandbyMethod(
          chosen.method(),
          standIns.handle(of.method(), chosen.method()),
          SuspendFunctions.is(chosen.method()));
    } catch (IllegalAccessException closed) {
      throw StandIns.closed(place, names, chosen.method());
    }
  }

  /** Returns whether a method could be the standby of another. */
  boolean fits(MethodFamily of, MethodFamily candidate) {
    Type[] given = SuspendFunctions.parameters(of.method());
    Type[] taken = SuspendFunctions.parameters(candidate.method());
    return candidate != of
        && taken.length == given.length
        && standIns.sameTypes(given, taken)
        && standIns.returnFits(of.method(), candidate.method());
  }

  /** Returns whether a method returns nothing; a stage of {@code Void} counts too. */
  private boolean returnsNothing(Method method) {
    Type returned = standIns.of().generics().resolve(SuspendFunctions.returned(method));
    return isNothing(returned)
        || (returned instanceof ParameterizedType later
            && isNothing(later.getActualTypeArguments()[0]));
  }

  private static boolean isNothing(Type type) {
    return type == void.class || type == Void.class;
  }

  private InvalidConfigurationException missing(
      MethodLabel place, MethodFamily of, String names, String name) {
    String toWrite = SourceText.like(of.method(), name);
    return name.equals(of.name())
        ? place.refused("names itself as its standby", "write another method for the other route")
        : standIns.missing(place, of, names, name, toWrite);
  }

  private static InvalidConfigurationException unfit(
      MethodLabel place, MethodFamily of, String names, List<MethodFamily> named) {
    String found =
        named.stream().map(each -> SourceText.signature(each.method())).collect(joining("; "));
    return place.refused(
        names + ", but none fits; found: " + found,
        "write %s, with the same parameters and return type"
            .formatted(SourceText.like(of.method(), named.get(0).name())));
  }
}
