package io.github.fallback4j.spi;

import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.net.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * Makes the exceptions that refused calls throw. Immutable.
 *
 * @param type their class
 */
record InjectedError(Class<? extends Exception> type) {
  static final InjectedError CONNECTION_REFUSED = new InjectedError(ConnectException.class);

  /**
   * @throws IllegalArgumentException if the class has no public constructor that takes a message or
   *     nothing
   */
  InjectedError {
    if (Modifier.isAbstract(type.getModifiers())
        || (constructor(type, String.class) == null && constructor(type) == null)) {
      throw new IllegalArgumentException(
          type.getName()
              + " cannot be thrown: it has no public constructor for a message or for"
              + " nothing");
    }
  }

  /** Makes a new one. */
  Exception make() {
    if (type == ConnectException.class) {
      return new ConnectException("Connection refused (injected fault)");
    }
    try {
      Constructor<? extends Exception> withMessage = constructor(type, String.class);
      return withMessage == null
          ? type.getConstructor().newInstance()
          : withMessage.newInstance("injected fault");
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(type.getName() + " cannot be made", impossible);
    }
  }

  private static <T> @Nullable Constructor<T> constructor(Class<T> type, Class<?>... parameters) {
    try {
      return type.getConstructor(parameters);
    } catch (NoSuchMethodException none) {
      return null;
    }
  }
}
