package io.github.fallback4j.internal.annotation;

import io.github.fallback4j.internal.type.MethodFamily;
import io.github.fallback4j.internal.type.TypeMethods;
import org.jspecify.annotations.Nullable;

/**
 * Finds the transactions of the methods of one type, and of a class behind it: the transaction of a
 * repository is declared by a class that its interface does not know.
 *
 * @param members the methods of the type
 * @param behind the methods of the class behind it; {@code null} if there is none
 */
public record Transactions(TypeMethods members, @Nullable TypeMethods behind) {

  /** Returns the transaction of a method; {@code null} if it declares none. */
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
