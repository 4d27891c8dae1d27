package io.github.fallback4j.internal.level;

import java.util.concurrent.TimeUnit;

/**
 * The worst that was seen in a tick. Immutable.
 *
 * @param value multiple of what is allowed
 * @param words for people
 * @param curable whether something could be dropped against it
 */
record Strain(double value, String words, boolean curable) {
  static final Strain NONE = new Strain(0, "nothing is too much");

  Strain(double value, String words) {
    this(value, words, true);
  }

  static Strain of(String subject, long nanos, long allowedNanos) {
    return new Strain(
        nanos / (double) allowedNanos,
        "%s %d ms, %d ms are allowed"
            .formatted(
                subject,
                TimeUnit.NANOSECONDS.toMillis(nanos),
                TimeUnit.NANOSECONDS.toMillis(allowedNanos)));
  }

  Strain incurable() {
    return new Strain(value, words, false);
  }

  /** How far it moves the level: what cannot be cured holds it, but does not raise it. */
  double pressure() {
    return curable ? value : Math.min(1, value);
  }

  Strain or(Strain other) {
    return other.pressure() > pressure() ? other : this;
  }
}
