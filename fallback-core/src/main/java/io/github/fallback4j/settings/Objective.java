package io.github.fallback4j.settings;

import static io.github.fallback4j.settings.DependencySettings.OBJECTIVE;
import static io.github.fallback4j.settings.DependencySettings.OBJECTIVE_LATENCY;

import io.github.fallback4j.InvalidConfigurationException;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The objective of an essential dependency: the share of its calls that should be good. A call is
 * good if it succeeds (a pass-through exception is a success) and, if a latency is set, takes no
 * longer than that. One that hangs is bad from the moment its latency is over. Without a latency
 * that is after 1 s, and a call that succeeds later is good after all. Immutable.
 *
 * @param share the share of calls that should be good; above 0 and below 1, like 0.9995 for 99.95 %
 * @param latency the longest time of a good call; 1 ms to 1 h. {@code null} for no limit
 */
public record Objective(double share, @Nullable Duration latency) {

  /**
   * @throws InvalidConfigurationException if a value is out of range
   */
  public Objective {
    OBJECTIVE.check(share);
    if (latency != null) {
      OBJECTIVE_LATENCY.check(latency);
    }
  }

  /**
   * Returns how fast calls use up the error budget: the share of bad calls divided by the share
   * that may be bad, which is {@code 1 - share()}. At 1 the calls use exactly the budget of the
   * time they span, at 2 twice that; if none is bad, it is 0. The term and its use for alerts are
   * those of "Alerting on SLOs" in <i>The Site Reliability Workbook</i> (O'Reilly 2018).
   *
   * @param calls how many calls ended; with 0 the result is 0
   * @param bad how many of them were not good; 0 to {@code calls}
   */
  public double burnRate(long calls, long bad) {
    return calls == 0 ? 0 : (double) bad / calls / allowed();
  }

  /**
   * Subtracts in decimals: in binary, 1 - 0.9995 is not quite 0.0005, and every rate would show it.
   */
  private double allowed() {
    return BigDecimal.ONE.subtract(BigDecimal.valueOf(share)).doubleValue();
  }
}
