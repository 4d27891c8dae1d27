package io.github.fallback4j.spi;

import java.util.Objects;

/**
 * A fixed part of all callers. Whether it holds a caller follows from the share, the salt and the
 * UTF-8 bytes of the caller's id alone. So it is the same in each instance, today and tomorrow, and
 * of two cohorts with one salt the larger holds all callers of the smaller. Immutable.
 *
 * @param share of the callers that it holds, 0 to 1
 * @param salt cohorts with different salts are independent of each other; may be empty
 */
public record Cohort(double share, String salt) {
  private static final long OFFSET = 0xCBF29CE484222325L;
  private static final long PRIME = 0x100000001B3L;
  private static final double UNIT = 0x1p-53;

  /**
   * Creates a cohort after checking its values.
   *
   * @throws IllegalArgumentException if the share is not between 0 and 1
   * @throws NullPointerException if the salt is {@code null}
   */
  public Cohort {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share must be from 0 to 1, but was " + share);
    }
    Objects.requireNonNull(salt, "salt");
  }

  /**
   * Returns the cohort of a share without salt.
   *
   * @param share of the callers, 0 to 1
   * @throws IllegalArgumentException if the share is not between 0 and 1
   */
  public static Cohort of(double share) {
    return new Cohort(share, "");
  }

  /**
   * Whether the cohort holds a caller. Allocates nothing.
   *
   * @param caller the caller's id
   */
  public boolean holds(String caller) {
    return place(caller) < share;
  }

  /** Where a caller stands, evenly from 0 to 1: FNV-1a of salt, a zero and id, finalized. */
  private double place(String caller) {
    long hash = add(OFFSET, salt);
    hash = addByte(hash, 0);
    hash = add(hash, caller);
    hash = (hash ^ (hash >>> 30)) * 0xBF58476D1CE4E5B9L;
    hash = (hash ^ (hash >>> 27)) * 0x94D049BB133111EBL;
    hash ^= hash >>> 31;
    return (hash >>> 11) * UNIT;
  }

  /** Adds a text byte by byte, as UTF-8; a lone surrogate counts as a question mark. */
  private static long add(long hash, String text) {
    long sum = hash;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      sum = addPoint(sum, point);
    }
    return sum;
  }

  private static long addPoint(long hash, int point) {
    if (point < 0x80) {
      return addByte(hash, point);
    }
    if (point < 0x800) {
      return addByte(addByte(hash, 0xC0 | (point >> 6)), 0x80 | (point & 0x3F));
    }
    if (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) {
      return addByte(hash, '?'); // as String.getBytes writes it
    }
    if (point < 0x10000) {
      long two = addByte(addByte(hash, 0xE0 | (point >> 12)), 0x80 | ((point >> 6) & 0x3F));
      return addByte(two, 0x80 | (point & 0x3F));
    }
    long two = addByte(addByte(hash, 0xF0 | (point >> 18)), 0x80 | ((point >> 12) & 0x3F));
    return addByte(addByte(two, 0x80 | ((point >> 6) & 0x3F)), 0x80 | (point & 0x3F));
  }

  private static long addByte(long hash, int value) {
    return (hash ^ value) * PRIME;
  }
}
