package io.github.fallback4j.internal.level;

/**
 * Looks whether a rise of the level helps: what it drops may not be what the load is made of. Not
 * safe for use by many threads.
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
   * Looks.
   *
   * @param strain of this tick
   * @param level in force
   * @param now in seconds
   * @return whether a rise to this level, from {@link #from()}, has brought no relief
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

  /** Begins anew from here. */
  void begin(double strain, double level) {
    strained = strain > 1;
    from = level;
    strainBefore = strain;
    due = Double.NaN;
  }

  /** The level before the rise. */
  double from() {
    return from;
  }
}
