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
 * Finds fallback or standby methods (stand-ins) of one type for methods of the same or another
 * type.
 *
 * @param of the methods that need a stand-in
 * @param in the methods that may be stand-ins
 */
record StandIns(TypeMethods of, TypeMethods in) {

  boolean isOwn() {
    return of == in;
  }

  /** Returns the methods of a name, except the method that needs the stand-in. */
  List<MethodFamily> named(String name, MethodFamily method) {
    return in.families().stream()
        .filter(each -> each != method && each.name().equals(name))
        .toList();
  }

  /** Returns whether parameters of the given types can be passed on unchanged. */
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
   * Returns a handle that calls a stand-in. It takes the object and the parameters, and returns the
   * run-time return type of the method; for a suspend function it takes the continuation before
   * them, and returns any type. A default method of an interface without an implementation class is
   * called directly, because the object behind the interface may not support it.
   *
   * @throws IllegalAccessException if its module does not open its package
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
        SuspendFunctions.is(standIn) // it may return the marker for a suspended call
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
   * Returns an exception for a name that no method has.
   *
   * @param names describes the reference in the annotation
   * @param toWrite a method to write instead
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

  /** Returns an exception for a stand-in that cannot be called. */
  static InvalidConfigurationException closed(MethodLabel place, String names, Method standIn) {
    return place.refused(
        names + ", but its module does not open its package",
        "open the package in module-info.java: opens "
            + standIn.getDeclaringClass().getPackageName()
            + " to io.github.fallback4j");
  }
}
