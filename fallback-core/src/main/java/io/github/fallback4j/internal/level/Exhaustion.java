package io.github.fallback4j.internal.level;

import io.github.fallback4j.LevelOrder;

/**
 * Notices that there is nothing left to drop, and still it is too much: the highest level holds, or
 * a lower one at which nothing non-essential is called any more. Told once until the level was 0
 * again. Not safe for use by many threads.
 */
final class Exhaustion {
  private static final double SECONDS = 10;

  private double since = Double.NaN;
  private boolean told;

  /**
   * Looks.
   *
   * @param strain of this tick
   * @param level in force
   * @param now in seconds
   * @return whether it is to be told now
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
