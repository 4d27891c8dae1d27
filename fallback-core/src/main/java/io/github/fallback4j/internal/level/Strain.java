package io.github.fallback4j.internal.level;

import java.util.concurrent.TimeUnit;

/**
 * The highest strain seen in a tick. Immutable.
 *
 * @param value the measured value as a multiple of the limit
 * @param words a description, for people
 * @param curable whether dropping calls could reduce it
 */
record Strain(double value, String words, boolean curable) {
  static final Strain NONE = new Strain(0, "no overload");

  Strain(double value, String words) {
    this(value, words, true);
  }

  static Strain of(String subject, long nanos, long allowedNanos) {
    return new Strain(
        nanos / (double) allowedNanos,
        "%s %d ms; the limit is %d ms"
            .formatted(
                subject,
                TimeUnit.NANOSECONDS.toMillis(nanos),
                TimeUnit.NANOSECONDS.toMillis(allowedNanos)));
  }

  Strain incurable() {
    return new Strain(value, words, false);
  }

  /**
   * Returns how far it moves the level. A strain that cannot be cured keeps the level, but does not
   * raise it.
   */
  double pressure() {
    return curable ? value : Math.min(1, value);
  }

  Strain or(Strain other) {
    return other.pressure() > pressure() ? other : this;
  }
}
