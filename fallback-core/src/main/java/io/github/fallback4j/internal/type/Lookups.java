package io.github.fallback4j.internal.type;

import java.lang.invoke.MethodHandles;

/** Gives access to methods of the application that are not public. Stateless. */
public final class Lookups {
  private Lookups() {}

  /**
   * Returns a lookup that sees all members of a class. On the module path the class's module must
   * open the package to this one; this method makes this module read that module.
   *
   * @param type the class
   * @throws IllegalAccessException if the package is not open to this module
   */
  public static MethodHandles.Lookup in(Class<?> type) throws IllegalAccessException {
    Lookups.class.getModule().addReads(type.getModule());
    return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
  }
}
