package io.github.fallback4j.internal.switches;

import io.github.fallback4j.Criticality;

/** How much a level lets through. Stateless. */
final class LevelShare {
  private LevelShare() {}

  /**
   * Returns the share of calls let through. Between two levels the share of the next criticality
   * falls evenly: at 1.4 nothing decorative is left, 60 % of what is useful, and all that is
   * important.
   *
   * @param level 0 to 3
   * @param criticality of the dependency
   * @return 0 to 1
   */
  static double admitted(double level, Criticality criticality) {
    double dropsFrom =
        switch (criticality) {
          case DECORATIVE -> 0;
          case USEFUL -> 1;
          case IMPORTANT -> 2;
        };
    return 1 - Math.max(0, Math.min(1, level - dropsFrom));
  }
}
