package io.github.fallback4j.internal.level;

/** The receiver of the level that the level control finds. Called by one thread at a time. */
public interface Knob {

  /**
   * Applies a new level.
   *
   * @param level 0 to 3
   * @param reason the last overload, for people
   */
  void turn(double level, String reason);

  /** Returns the level in force, whoever decides it; 0 to 3. */
  double inForce();

  /** Reports that the overload goes on although nothing is left to drop. */
  void exhausted();

  /**
   * Reports that a rise of the level did not reduce the strain.
   *
   * @param from the level before
   * @param to the level it rose to
   */
  void raisedInVain(double from, double to);
}
