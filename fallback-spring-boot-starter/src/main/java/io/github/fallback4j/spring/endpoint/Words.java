package io.github.fallback4j.spring.endpoint;

import io.github.fallback4j.internal.values.Values;

/** Spells enum constants and numbers as JSON shows them. Stateless. */
final class Words {
  private Words() {}

  /**
   * Returns a constant in lower case with dashes, like {@code switch-off} for {@code SWITCH_OFF}.
   */
  static String of(Enum<?> constant) {
    return Values.word(constant);
  }

  /** To four decimals: as much as people read. */
  static double rounded(double number) {
    return Math.rint(number * 10_000) / 10_000;
  }

  /** A whole number without a fraction. */
  static Number plain(double number) {
    return number == Math.rint(number) ? (Number) (int) number : (Number) number;
  }
}
