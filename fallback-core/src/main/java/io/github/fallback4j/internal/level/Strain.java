package io.github.fallback4j.internal.level;

import java.util.concurrent.TimeUnit;

/**
 * The worst that was seen in a tick. Immutable.
 *
 * @param value multiple of what is allowed
 * @param words for people
 */
record Strain(double value, String words) {
  static final Strain NONE = new Strain(0, "nothing is too much");

  static Strain of(String subject, long nanos, long allowedNanos) {
    return new Strain(
        nanos / (double) allowedNanos,
        "%s %d ms, %d ms are allowed"
            .formatted(
                subject,
                TimeUnit.NANOSECONDS.toMillis(nanos),
                TimeUnit.NANOSECONDS.toMillis(allowedNanos)));
  }

  Strain atMost(double most) {
    return value <= most ? this : new Strain(most, words);
  }

  Strain or(Strain other) {
    return other.value > value ? other : this;
  }
}
