package io.github.fallback4j.internal.level;

/** What the level control turns. Called by one thread at a time. */
public interface Knob {

  /**
   * Applies a level.
   *
   * @param level 0 to 3
   * @param reason what was last too much
   */
  void turn(double level, String reason);

  /** The level in force, whoever decides it; 0 to 3. */
  double inForce();

  /** Tells that there is nothing left to drop and still it is too much. */
  void exhausted();

  /**
   * Tells that a rise brought no relief.
   *
   * @param from the level before
   * @param to the level it rose to
   */
  void raisedInVain(double from, double to);
}
