package io.github.fallback4j.internal.call;

/** Throws what was thrown, checked or not: guarded callers get the call's own exception. */
final class Sneaky {
  private Sneaky() {}

  static RuntimeException rethrow(Throwable thrown) {
    throw Sneaky.<RuntimeException>unchecked(thrown);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // erased: nothing is cast
  private static <X extends Throwable> X unchecked(Throwable thrown) throws X {
    throw (X) thrown;
  }
}
