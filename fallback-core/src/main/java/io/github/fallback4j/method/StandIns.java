package io.github.fallback4j.method;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.internal.names.NearestNames;
import io.github.fallback4j.internal.type.Assignability;
import io.github.fallback4j.internal.type.Lookups;
import io.github.fallback4j.internal.type.MethodFamily;
import io.github.fallback4j.internal.type.MethodLabel;
import io.github.fallback4j.internal.type.SuspendFunctions;
import io.github.fallback4j.internal.type.TypeMethods;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The methods of a type as stand-ins for those of another, or of the same.
 *
 * @param of whose methods they stand in for
 * @param in whose methods they are
 */
record StandIns(TypeMethods of, TypeMethods in) {

  boolean isOwn() {
    return of == in;
  }

  /** The methods of a name, the one stood in for left out. */
  List<MethodFamily> named(String name, MethodFamily method) {
    return in.families().stream()
        .filter(each -> each != method && each.name().equals(name))
        .toList();
  }

  /** Whether what is given can be passed on as it is. */
  boolean sameTypes(Type[] given, Type[] taken) {
    for (int i = 0; i < given.length; i++) {
      if (of.generics().raw(given[i]) != in.generics().raw(taken[i])
          || !Assignability.fits(
              in.generics().resolve(taken[i]), of.generics().resolve(given[i]))) {
        return false;
      }
    }
    return true;
  }

  boolean returnFits(Method method, Method standIn) {
    return (SuspendFunctions.is(method) || !SuspendFunctions.is(standIn))
        && Assignability.fits(
            of.generics().resolve(SuspendFunctions.returned(method)),
            in.generics().resolve(SuspendFunctions.returned(standIn)));
  }

  /**
   * Makes a stand-in callable: with its object, its parameters, and the class that the method
   * returns at run time; one that suspends with its continuation before them, and returning
   * anything. The default method of an interface whose implementation nobody wrote runs as it was
   * written: what is behind the interface may not know such methods.
   *
   * @throws IllegalAccessException if its module is closed to us
   */
  MethodHandle handle(Method method, Method standIn) throws IllegalAccessException {
    Class<?> home = standIn.getDeclaringClass();
    MethodHandles.Lookup lookup = Lookups.in(home);
    boolean asWritten = isOwn() && in.isWithoutClass() && standIn.isDefault();
    MethodHandle direct =
        (asWritten ? lookup.unreflectSpecial(standIn, home) : lookup.unreflect(standIn))
            .asFixedArity();
    Class<?> returned = of.generics().raw(SuspendFunctions.returned(method));
    MethodHandle answering =
        SuspendFunctions.is(standIn) // then it may return the mark that it suspended
            ? direct
            : direct.asType(direct.type().changeReturnType(returned));
    MethodHandle onObject =
        Modifier.isStatic(standIn.getModifiers())
            ? MethodHandles.dropArguments(answering, 0, Object.class)
            : answering;
    return SuspendFunctions.is(standIn) ? continuationFirst(onObject) : onObject;
  }

  private static MethodHandle continuationFirst(MethodHandle handle) {
    MethodType type = handle.type();
    int last = type.parameterCount() - 1;
    int[] order = IntStream.rangeClosed(0, last).map(i -> i == last ? 0 : i + 1).toArray();
    return MethodHandles.permuteArguments(
        handle,
        type.dropParameterTypes(last, last + 1).insertParameterTypes(0, type.parameterType(last)),
        order);
  }

  /**
   * Refuses a name that no method has.
   *
   * @param names how the annotation names it
   * @param toWrite the method to write instead
   */
  InvalidConfigurationException missing(
      MethodLabel place, MethodFamily method, String names, String name, String toWrite) {
    List<String> known =
        in.families().stream()
            .filter(each -> each != method && !TypeMethods.isOfObject(each.method()))
            .map(MethodFamily::name)
            .distinct()
            .toList();
    return place.refused(
        "%s, but %s has no such method%s"
            .formatted(names, in.type().getName(), NearestNames.hint(name, known)),
        "correct the name, or write " + toWrite);
  }

  /** Refuses a stand-in that cannot be called. */
  static InvalidConfigurationException closed(MethodLabel place, String names, Method standIn) {
    return place.refused(
        names + ", which its module does not let us call",
        "open the package in module-info.java: opens "
            + standIn.getDeclaringClass().getPackageName()
            + " to io.github.fallback4j");
  }
}
