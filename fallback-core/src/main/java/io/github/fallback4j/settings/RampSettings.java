package io.github.fallback4j.settings;

import static io.github.fallback4j.settings.DependencySettings.RAMP_FAILURE_SHARE;
import static io.github.fallback4j.settings.DependencySettings.RAMP_RESULTS;
import static io.github.fallback4j.settings.DependencySettings.RAMP_STEP;
import static io.github.fallback4j.settings.DependencySettings.RAMP_STEPS;

import io.github.fallback4j.InvalidConfigurationException;
import java.time.Duration;
import java.util.List;

/**
 * How the calls of a recovering dependency return in steps. Immutable.
 *
 * @param steps rising shares of calls let through, each above 0 and below 1; default 10, 25 and 50
 *     %. Empty: all calls return at once
 * @param step how long each step lasts; 10 ms to 1 h, default 2 s
 * @param results how many results a step needs to be judged; 1 to 1,000, default 5. A step with
 *     fewer results passes when its time is over
 * @param failureShare the share of failed results above which the dependency is degraded again; 0
 *     to 1, default 0.5
 */
public record RampSettings(List<Double> steps, Duration step, int results, double failureShare) {

  /** The defaults of all values. */
  public static final RampSettings DEFAULT =
      new RampSettings(
          RAMP_STEPS.requireDefault(),
          RAMP_STEP.requireDefault(),
          RAMP_RESULTS.requireDefault(),
          RAMP_FAILURE_SHARE.requireDefault());

  /**
   * @throws InvalidConfigurationException if a value is out of range
   */
  public RampSettings {
    steps = List.copyOf(steps);
    RAMP_STEPS.check(steps);
    RAMP_STEP.check(step);
    RAMP_RESULTS.check(results);
    RAMP_FAILURE_SHARE.check(failureShare);
  }
}
