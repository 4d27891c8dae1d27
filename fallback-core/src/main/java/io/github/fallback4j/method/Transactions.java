package io.github.fallback4j.method;

import org.jspecify.annotations.Nullable;

/**
 * Finds the transactions of one type's methods, also where another class does its work: that of a
 * repository is declared by a class its interface does not know.
 *
 * @param members the type
 * @param behind the other class; {@code null} if there is none
 */
record Transactions(Members members, @Nullable Members behind) {

  /** Returns {@code null} if a method declares none. */
  @Nullable Transaction of(MethodFamily family) {
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
