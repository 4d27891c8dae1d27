package io.github.fallback4j.method;

import java.lang.reflect.Array;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The key of a remembered answer. Arrays are copied and compared by content. If an argument is
 * changed later, the key finds no answer rather than a wrong one, because its hash does not change.
 * Immutable if the arguments are.
 */
final class CallKey {
  private final @Nullable Object[] parts;
  private final int hash;

  /**
   * Creates a key, and copies the parts that are arrays.
   *
   * @param parts owned by the key from now on
   */
  CallKey(@Nullable Object[] parts) {
    for (int i = 0; i < parts.length; i++) {
      parts[i] = copied(parts[i]);
    }
    this.parts = parts;
    this.hash = Arrays.deepHashCode(parts);
  }

  private static @Nullable Object copied(@Nullable Object part) {
    if (part == null || !part.getClass().isArray()) {
      return part;
    }
    int length = Array.getLength(part);
    Object copy = Array.newInstance(part.getClass().getComponentType(), length);
    System.arraycopy(part, 0, copy, 0, length);
    return copy;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof CallKey key && hash == key.hash && Arrays.deepEquals(parts, key.parts);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
