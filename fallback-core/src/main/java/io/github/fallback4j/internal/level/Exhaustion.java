package io.github.fallback4j.internal.level;

import io.github.fallback4j.LevelOrder;

/**
 * Detects an overload that goes on although nothing is left to drop: the level is the highest, or
 * no non-essential call is made at a lower one. Reports it once until the level was 0 again. Not
 * safe for use by many threads.
 */
final class Exhaustion {
  private static final double SECONDS = 10;

  private double since = Double.NaN;
  private boolean told;

  /**
   * Checks one tick for an overload without anything left to drop.
   *
   * @param strain the strain of this tick
   * @param level the level in force
   * @param now the time in seconds
   * @return whether to report it now
   */
  boolean look(Strain strain, double level, double now) {
    if (level == 0) {
      told = false;
    }
    boolean somethingLeft = level < LevelOrder.HIGHEST && strain.curable();
    if (level == 0 || somethingLeft || strain.value() <= 1) {
      since = Double.NaN;
      return false;
    }
    if (Double.isNaN(since)) {
      since = now;
    }
    if (told || now - since < SECONDS) {
      return false;
    }
    told = true;
    return true;
  }
}
