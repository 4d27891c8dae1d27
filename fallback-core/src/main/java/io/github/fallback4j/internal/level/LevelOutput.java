package io.github.fallback4j.internal.level;

/**
 * What the level control does to the level, and whether it helps. Not safe for use by many threads.
 */
final class LevelOutput {
  /** The level is applied in steps of a twentieth, so that not every tick changes it. */
  private static final double STEPS = 20;

  private final Knob knob;
  private Exhaustion exhaustion = new Exhaustion();
  private Relief relief = new Relief();
  private Strain lastTooMuch = Strain.NONE;
  private double applied;

  /**
   * Creates the output of a control at level 0.
   *
   * @param knob turned when the level changes
   */
  LevelOutput(Knob knob) {
    this.knob = knob;
  }

  /**
   * Applies a level.
   *
   * @param level what the controller asks for, 0 to 3
   * @param strain the strain it answers
   */
  void apply(double level, Strain strain) {
    if (strain.pressure() > 1) {
      lastTooMuch = strain;
    }
    double stepped = Math.round(level * STEPS) / STEPS;
    if (stepped != applied) {
      applied = stepped;
      knob.turn(stepped, lastTooMuch.words());
    }
  }

  /**
   * Reports a level that does not help.
   *
   * @param strain the strain of this tick
   * @param seconds the time
   */
  void judge(Strain strain, double seconds) {
    double level = knob.inForce();
    if (exhaustion.look(strain, level, seconds)) {
      knob.exhausted();
    }
    if (relief.look(strain.value(), level, seconds)) {
      knob.raisedInVain(relief.from(), level);
      relief.begin(strain.value(), level);
    }
  }

  /** Returns to level 0, and forgets what did not help. */
  void reset() {
    exhaustion = new Exhaustion();
    relief = new Relief();
    lastTooMuch = Strain.NONE;
    apply(0, Strain.NONE);
  }
}
