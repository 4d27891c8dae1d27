package io.github.fallback4j.internal.level;

/**
 * Checks whether a rise of the level helps. It may not, if the dropped calls do not cause the load.
 * Not safe for use by many threads.
 */
final class Relief {
  private static final double RISE = 0.5;
  private static final double SECONDS = 5;
  private static final double NO_RELIEF = 0.95;

  private boolean strained;
  private double from;
  private double strainBefore;
  private double leastStrain;
  private double due = Double.NaN;

  /**
   * Checks one tick for a rise of the level that did not help.
   *
   * @param strain the strain of this tick
   * @param level the level in force
   * @param now the time in seconds
   * @return whether the rise from {@link #from()} to this level did not reduce the strain
   */
  boolean look(double strain, double level, double now) {
    if (strain <= 1 || level < from) {
      begin(strain, level);
      return false;
    }
    if (!strained) {
      strained = true;
      strainBefore = strain;
    }
    if (Double.isNaN(due)) {
      if (level - from >= RISE) {
        due = now + SECONDS;
        leastStrain = strain;
      }
      return false;
    }
    leastStrain = Math.min(leastStrain, strain);
    return now >= due && leastStrain > NO_RELIEF * strainBefore;
  }

  /** Starts again from this strain and level. */
  void begin(double strain, double level) {
    strained = strain > 1;
    from = level;
    strainBefore = strain;
    due = Double.NaN;
  }

  /** Returns the level before the rise. */
  double from() {
    return from;
  }
}
