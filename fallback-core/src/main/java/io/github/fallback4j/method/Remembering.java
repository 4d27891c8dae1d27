package io.github.fallback4j.method;

import io.github.fallback4j.InvalidConfigurationException;
import io.github.fallback4j.internal.annotation.LastKnownGoodDeclaration;
import io.github.fallback4j.internal.call.OnceReadable;
import io.github.fallback4j.internal.type.Generics;
import io.github.fallback4j.internal.type.MethodLabel;
import io.github.fallback4j.internal.type.SourceText;
import io.github.fallback4j.internal.type.SuspendFunctions;
import io.github.fallback4j.internal.type.TypeParts;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.BaseStream;
import org.jspecify.annotations.Nullable;

/**
 * Judges by the types of a method whether its answers can be remembered, and found again.
 *
 * @param place the method
 * @param generics resolves its types
 */
record Remembering(MethodLabel place, Generics generics) {

  /**
   * Refuses answers that only their first reader gets.
   *
   * @param returned the resolved return type
   * @throws InvalidConfigurationException if the type is, or holds, one that is read once
   */
  void requireReadableTwice(Type returned) {
    boolean once =
        TypeParts.of(returned)
            .anyMatch(each -> OnceReadable.is(each) && !BaseStream.class.isAssignableFrom(each));
    if (once) {
      throw place.refused(
          "is annotated @LastKnownGood, but its answer can be read only once ("
              + SourceText.type(returned)
              + "), so a second caller would find it used up",
          "return what it contains, like byte[], String or List; or remove @LastKnownGood");
    }
  }

  /**
   * Returns what will have no effect.
   *
   * @param returned the resolved return type
   */
  List<String> warnings(Type returned, LastKnownGoodDeclaration remembering) {
    List<String> warnings = new ArrayList<>();
    Class<?> raw = generics.raw(returned);
    if (raw == void.class || raw == Void.class || BaseStream.class.isAssignableFrom(raw)) {
      warnings.add(
          place
              + " is annotated @LastKnownGood, but a "
              + SourceText.type(raw)
              + " cannot be remembered");
    }
    Method method = remembering.method();
    for (Parameter parameter : SuspendFunctions.written(method, method.getParameters())) {
      boolean inKey =
          remembering.key().isEmpty() || remembering.key().contains(parameter.getName());
      Class<?> lonely = withoutEquals(generics.resolve(parameter.getParameterizedType()));
      if (inKey && lonely != null) {
        warnings.add(
            ("%s is annotated @LastKnownGood, but its argument '%s' holds a %s, which has no"
                    + " equals(): answers are never found again. Give it equals() and hashCode(), as"
                    + " a record has, or name other parameters: @LastKnownGood(key = …)")
                .formatted(place, parameter.getName(), SourceText.type(lonely)));
      }
    }
    return warnings;
  }

  /** Finds a class without {@code equals} in the type of an argument, as far as types tell. */
  private static @Nullable Class<?> withoutEquals(Type type) {
    if (type instanceof Class<?> known) {
      return known.isArray()
          ? withoutEquals(known.getComponentType())
          : isWithoutEquals(known) ? known : null;
    }
    if (type instanceof ParameterizedType parameterized) {
      Class<?> raw = Generics.erase(parameterized);
      boolean holds =
          Collection.class.isAssignableFrom(raw)
              || Map.class.isAssignableFrom(raw)
              || raw == Optional.class;
      for (Type argument : holds ? parameterized.getActualTypeArguments() : new Type[0]) {
        Class<?> found = withoutEquals(argument);
        if (found != null) {
          return found;
        }
      }
      return withoutEquals((Type) raw);
    }
    return null;
  }

  /** Of an interface or abstract class, the argument's own class may have one. */
  private static boolean isWithoutEquals(Class<?> type) {
    if (type.isPrimitive()
        || type.isEnum()
        || type == Object.class
        || type == Class.class
        || Modifier.isAbstract(type.getModifiers())) {
      return false;
    }
    try {
      return type.getMethod("equals", Object.class).getDeclaringClass() == Object.class;
    } catch (NoSuchMethodException | LinkageError unknown) {
      return false;
    }
  }
}
