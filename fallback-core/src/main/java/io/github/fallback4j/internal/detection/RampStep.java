package io.github.fallback4j.internal.detection;

import io.github.fallback4j.settings.RampSettings;

/** The results of one step of the ramp. Not safe for use by many threads. */
final class RampStep {
  private static final long NONE = 0;

  private final RampSettings settings;
  private long step = NONE;
  private int results;
  private int failures;

  RampStep(RampSettings settings) {
    this.settings = settings;
  }

  void begin(long newStep) {
    step = newStep;
    results = 0;
    failures = 0;
  }

  /** Ends the step if it is this one; returns whether it was. */
  boolean end(long which) {
    if (step != which) {
      return false;
    }
    step = NONE;
    return true;
  }

  /** Ends whatever step there is. */
  void reset() {
    step = NONE;
  }

  boolean active() {
    return step != NONE;
  }

  void succeeded() {
    results++;
  }

  void failed() {
    results++;
    failures++;
  }

  /** Whether enough calls of the step failed to give the ramp up. */
  boolean bad() {
    return active()
        && results >= settings.results()
        && failures > settings.failureShare() * results;
  }
}
