package io.github.fallback4j.settings;

import io.github.fallback4j.InvalidConfigurationException;
import java.time.Duration;
import java.util.List;

/**
 * How calls come back. Immutable.
 *
 * @param steps shares of calls let through on the way, rising, each above 0 and below 1; default
 *     10, 25 and 50 %. None: all calls come back at once
 * @param step how long each lasts; 10 ms to 1 h, default 2 s
 * @param results results a step needs to be judged; 1 to 1,000, default 5. A step with fewer passes
 *     on time
 * @param failureShare the share of failed results above which the dependency is set aside again; 0
 *     to 1, default 0.5
 */
public record RampSettings(List<Double> steps, Duration step, int results, double failureShare) {

  /** What holds where nothing is set. */
  public static final RampSettings DEFAULT =
      new RampSettings(List.of(0.10, 0.25, 0.50), Duration.ofSeconds(2), 5, 0.5);

  /**
   * @throws InvalidConfigurationException if a value is out of range
   */
  public RampSettings {
    steps = List.copyOf(steps);
    double previous = 0;
    for (double share : steps) {
      if (!(share > previous && share < 1)) {
        throw new InvalidConfigurationException(
            "ramp.steps is " + steps, "write rising shares between 0 and 1, like 0.1,0.25,0.5");
      }
      previous = share;
    }
    Range.check("ramp.step", step, Duration.ofMillis(10), Duration.ofHours(1));
    Range.check("ramp.results", results, 1, 1_000);
    if (!(failureShare >= 0 && failureShare <= 1)) {
      throw new InvalidConfigurationException(
          "ramp.failure-share is " + failureShare, "write a share between 0 and 1");
    }
  }
}
