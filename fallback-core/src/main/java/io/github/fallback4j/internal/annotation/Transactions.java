package io.github.fallback4j.internal.annotation;

import io.github.fallback4j.internal.type.MethodFamily;
import io.github.fallback4j.internal.type.TypeMethods;
import org.jspecify.annotations.Nullable;

/**
 * Finds the transactions of one type's methods, also where another class does its work: that of a
 * repository is declared by a class its interface does not know.
 *
 * @param members the type
 * @param behind the other class; {@code null} if there is none
 */
public record Transactions(TypeMethods members, @Nullable TypeMethods behind) {

  /** Returns {@code null} if a method declares none. */
  public @Nullable Transaction of(MethodFamily family) {
    Transaction shown = Transaction.of(members, family);
    if (shown != null || behind == null) {
      return shown;
    }
    for (MethodFamily each : behind.families()) {
      if (each.name().equals(family.name())
          && accepts(behind.parameters(each.method()), members.parameters(family.method()))) {
        return Transaction.of(behind, each);
      }
    }
    return null;
  }

  private static boolean accepts(Class<?>[] taken, Class<?>[] given) {
    boolean accepts = taken.length == given.length;
    for (int i = 0; accepts && i < given.length; i++) {
      accepts = taken[i].isAssignableFrom(given[i]);
    }
    return accepts;
  }
}
