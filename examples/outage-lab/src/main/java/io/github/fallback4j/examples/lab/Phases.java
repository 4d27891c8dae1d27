package io.github.fallback4j.examples.lab;

/**
 * How long the parts of a run are, in seconds.
 *
 * @param warmUp not measured
 * @param healthy before the fault
 * @param fault while it lasts
 * @param after once it is over
 */
public record Phases(int warmUp, int healthy, int fault, int after) {

  /** From the beginning of what is measured to its end. */
  public int measured() {
    return healthy + fault + after;
  }
}
